/** Tests of {@code io.gantry.origin.prompttoissue}, over rows as the programs write them. */
@NullMarked
package io.gantry.origin.prompttoissue;

import org.jspecify.annotations.NullMarked;
