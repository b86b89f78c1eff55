/**
 * Tenants, users and all that proves who somebody is: credentials, settings, sessions, tokens.
 * Plain Java; depends on {@code common} and {@code tenancy}, never on a store or on the API.
 */
@NullMarked
package io.gantry.account;

import org.jspecify.annotations.NullMarked;
