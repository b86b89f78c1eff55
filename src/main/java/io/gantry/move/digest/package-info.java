/**
 * Digests of records that are the same whatever store holds them, and sums of them that do not
 * depend on the order of reading. Knows records and nothing of how they are read.
 */
@NullMarked
package io.gantry.move.digest;

import org.jspecify.annotations.NullMarked;
