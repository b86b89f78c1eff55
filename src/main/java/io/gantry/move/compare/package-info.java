/**
 * Compares all records of two ends, or sums up those of one, in bounded memory. Reads through the
 * ports alone and changes nothing.
 */
@NullMarked
package io.gantry.move.compare;

import org.jspecify.annotations.NullMarked;
