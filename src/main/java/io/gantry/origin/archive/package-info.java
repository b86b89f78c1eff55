/**
 * Archives: all records as lines of JSON in files that anybody can read, with digests. Knows the
 * ports of moves and no store; what it writes depends on the records alone, to the byte.
 */
@NullMarked
package io.gantry.origin.archive;

import org.jspecify.annotations.NullMarked;
