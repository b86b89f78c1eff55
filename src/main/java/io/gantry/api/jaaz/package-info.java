/**
 * The paths and shapes of the Jaaz application, so that its web clients work as they are. Stores
 * through the ports like the rest of the API; nothing but this package knows those shapes.
 */
@NullMarked
package io.gantry.api.jaaz;

import org.jspecify.annotations.NullMarked;
