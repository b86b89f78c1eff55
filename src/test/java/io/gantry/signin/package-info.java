/**
 * Tests of sign-in over the store in memory. What stores themselves must do is tested by their
 * contracts.
 */
@NullMarked
package io.gantry.signin;

import org.jspecify.annotations.NullMarked;
