/** Tests that certificates say what was compared, and that no other text passes for one. */
@NullMarked
package io.gantry.move.certificate;

import org.jspecify.annotations.NullMarked;
