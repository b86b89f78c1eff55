/**
 * Requests that carry an {@code Idempotency-Key}: executed once, answered the same again for a day.
 * Works around any POST without its knowing; only the id of the record it makes is given to it.
 */
@NullMarked
package io.gantry.api.idempotency;

import org.jspecify.annotations.NullMarked;
