/** Tests of {@code io.gantry.origin.decisiondata}, over rows as the programs write them. */
@NullMarked
package io.gantry.origin.decisiondata;

import org.jspecify.annotations.NullMarked;
