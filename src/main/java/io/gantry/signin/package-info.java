/**
 * Sign-in: accounts and their passwords, sessions and their tokens, the first users of an empty
 * store. Plain Java over the ports of the store; stands above {@code account}, {@code security} and
 * {@code store}, and knows no HTTP.
 */
@NullMarked
package io.gantry.signin;

import org.jspecify.annotations.NullMarked;
