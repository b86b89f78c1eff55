/** Specifies how the parts are put together, started and ended. Uses fakes made by hand. */
@NullMarked
package io.gantry.bootstrap;

import org.jspecify.annotations.NullMarked;
