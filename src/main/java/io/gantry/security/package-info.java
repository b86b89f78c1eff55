/**
 * Cryptography of sign-in: password hashes, keys, access tokens, secrets at rest. Built on
 * libraries alone; depends on {@code common}, {@code tenancy} and {@code account}, and knows
 * neither store nor HTTP.
 */
@NullMarked
package io.gantry.security;

import org.jspecify.annotations.NullMarked;
