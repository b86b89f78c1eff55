/** Specifies who may ask a server to which nobody signs in. */
@NullMarked
package io.gantry.api.local;

import org.jspecify.annotations.NullMarked;
