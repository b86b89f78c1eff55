/**
 * Moves: every record of one store brought to another, compared there record by record, with a
 * certificate that says so. Plain Java over the ports of {@code io.gantry.store}; knows no adapter,
 * prints nothing, and reads the clock and the folders it writes to from its caller.
 */
@NullMarked
package io.gantry.move;

import org.jspecify.annotations.NullMarked;
