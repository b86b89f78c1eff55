/**
 * The signed statement that two ends held the same records, and the check of it. Needs no store: a
 * certificate is checked where its file is.
 */
@NullMarked
package io.gantry.move.certificate;

import org.jspecify.annotations.NullMarked;
