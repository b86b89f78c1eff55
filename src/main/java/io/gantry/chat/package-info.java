/**
 * Conversations, their messages and the tickets made from them. Plain Java; depends on {@code
 * common} and {@code tenancy}, never on a store or on the API.
 */
@NullMarked
package io.gantry.chat;

import org.jspecify.annotations.NullMarked;
