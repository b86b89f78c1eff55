/** Tests that comparisons find whatever differs, name it, and find nothing else. */
@NullMarked
package io.gantry.move.compare;

import org.jspecify.annotations.NullMarked;
