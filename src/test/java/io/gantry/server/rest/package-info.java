/**
 * The REST API as a client sees it, told as scenarios that run unchanged on every store and must
 * leave the same transcript on each. Scenarios know HTTP and JSON only, no class of the product.
 */
package io.gantry.server.rest;
