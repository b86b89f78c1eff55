/** Classes that break the rules for this package, to prove that the rules see them. */
@NullMarked
package io.gantry.architecture.planted.store.foreign;

import org.jspecify.annotations.NullMarked;
