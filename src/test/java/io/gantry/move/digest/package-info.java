/** Tests that digests are the same for the same records, and for no others. */
@NullMarked
package io.gantry.move.digest;

import org.jspecify.annotations.NullMarked;
