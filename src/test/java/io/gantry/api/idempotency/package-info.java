/** Specifies what is kept of requests that carry an {@code Idempotency-Key}. */
@NullMarked
package io.gantry.api.idempotency;

import org.jspecify.annotations.NullMarked;
