package io.gantry.api.json;

import static java.util.Objects.requireNonNull;

/**
 * The JSON body of a request as text, decoded strictly from UTF-8 and not parsed yet.
 *
 * @param text as sent
 */
public record JsonBody(String text) {

  public JsonBody {
    requireNonNull(text, "text");
  }
}
