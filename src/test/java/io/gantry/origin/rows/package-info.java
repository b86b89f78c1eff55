/** Tests of {@code io.gantry.origin.rows}, over rows as the programs write them. */
@NullMarked
package io.gantry.origin.rows;

import org.jspecify.annotations.NullMarked;
