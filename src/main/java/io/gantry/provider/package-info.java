/**
 * Settings of the model providers a user has connected, with their encrypted secrets. Plain Java;
 * depends on {@code common} and {@code tenancy}, never on a store or on the API.
 */
@NullMarked
package io.gantry.provider;

import org.jspecify.annotations.NullMarked;
