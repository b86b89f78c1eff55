/**
 * Tests of the cryptography of sign-in: against vectors that other software made, and against
 * forgery. No server is needed.
 */
@NullMarked
package io.gantry.security;

import org.jspecify.annotations.NullMarked;
