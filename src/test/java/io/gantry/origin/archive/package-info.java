/** Tests of archives: what they hold, what they refuse, and that they are the same to the byte. */
@NullMarked
package io.gantry.origin.archive;

import org.jspecify.annotations.NullMarked;
