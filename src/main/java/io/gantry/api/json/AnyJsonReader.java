package io.gantry.api.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import io.gantry.common.JsonText;

/** For components that may be any JSON value, null included: only an absent one is absent. */
public final class AnyJsonReader extends JsonTextReader {

  private static final long serialVersionUID = 1L;

  private static final JsonText NULL = new JsonText("null");

  @Override
  public JsonText getNullValue(DeserializationContext context) {
    return NULL;
  }
}
