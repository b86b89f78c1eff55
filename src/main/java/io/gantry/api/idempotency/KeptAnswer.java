package io.gantry.api.idempotency;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request as it is kept.
 *
 * @param headers those that belong to the answer: content type, location, tag
 * @param body JSON; null for none
 */
public record KeptAnswer(int status, Map<String, String> headers, @Nullable String body) {

  public KeptAnswer {
    headers = Map.copyOf(requireNonNull(headers, "headers"));
  }
}
