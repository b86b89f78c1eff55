/**
 * Finds stores and other ends of moves by what people call them, and looks at what lies there. It
 * opens stores through {@link io.gantry.address.Stores} alone, and knows no adapter.
 */
@NullMarked
package io.gantry.address;

import org.jspecify.annotations.NullMarked;
