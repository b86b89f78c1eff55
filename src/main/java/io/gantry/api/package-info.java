/**
 * The REST API: JAX-RS resources over the ports of the workspace, one wire format for all stores.
 * Knows the features and the store ports, and no adapter: whatever differs between stores stops
 * before here.
 */
@NullMarked
package io.gantry.api;

import org.jspecify.annotations.NullMarked;
