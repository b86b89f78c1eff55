/** Tests of moves, over stores in memory and real ones. */
@NullMarked
package io.gantry.move;

import org.jspecify.annotations.NullMarked;
