/** Tests of the shared values. They need no store and no server. */
@NullMarked
package io.gantry.common;

import org.jspecify.annotations.NullMarked;
