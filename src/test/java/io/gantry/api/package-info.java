/**
 * The API called as a whole in its own JAX-RS server, without a network and on a store in memory.
 * What only an HTTP server shows is tested over HTTP elsewhere.
 */
@NullMarked
package io.gantry.api;

import org.jspecify.annotations.NullMarked;
