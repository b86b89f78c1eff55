package io.gantry.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.gantry.common.JsonText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a JSON value out of the body as it stands there. The parser walks over the value, so what is
 * cut out is known to be well-formed, but no part of it is turned into text or numbers.
 */
class JsonTextReader extends StdScalarDeserializer<JsonText> {

  /** The attribute of the reader that holds the body's text. */
  static final String SOURCE = "io.gantry.source";

  /** The attribute that says that a null is the JSON value null, not the absence of one. */
  static final String NULL_IS_VALUE = "io.gantry.null-is-value";

  private static final long serialVersionUID = 1L;

  private static final JsonText NULL = new JsonText("null");

  JsonTextReader() {
    super(JsonText.class);
  }

  @Override
  public JsonText deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    String source = (String) context.getAttribute(SOURCE);
    return new JsonText(Slices.ofValue(parser, source));
  }

  @Override
  public @Nullable JsonText getNullValue(DeserializationContext context) {
    return context.getAttribute(NULL_IS_VALUE) == null ? null : NULL;
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return null;
  }
}
