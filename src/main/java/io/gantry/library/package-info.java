/**
 * Stored files, audio files and knowledge documents. Plain Java; depends on {@code common} and
 * {@code tenancy}, never on a store or on the API.
 */
@NullMarked
package io.gantry.library;

import org.jspecify.annotations.NullMarked;
