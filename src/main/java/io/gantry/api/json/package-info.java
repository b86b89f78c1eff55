/**
 * Reading and writing JSON: strict, snake_case, payloads byte for byte, merge patches on text.
 * Knows records only by their types; no resource and no store.
 */
@NullMarked
package io.gantry.api.json;

import org.jspecify.annotations.NullMarked;
