/**
 * Canvases and workflows: what people draw and run. Plain Java; depends on {@code common} and
 * {@code tenancy}, never on a store or on the API.
 */
@NullMarked
package io.gantry.studio;

import org.jspecify.annotations.NullMarked;
