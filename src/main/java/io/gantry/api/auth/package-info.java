/**
 * Who a request comes from: verified access tokens, what roles may do, and the resources to sign in
 * and out. Depends on {@code io.gantry.api} and {@code io.gantry.signin}; no other package of the
 * API depends on it but the list of resources.
 */
@NullMarked
package io.gantry.api.auth;

import org.jspecify.annotations.NullMarked;
