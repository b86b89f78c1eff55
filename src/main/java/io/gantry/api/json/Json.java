package io.gantry.api.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.gantry.common.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The wire format. Reading is strict: unknown and duplicate members, values of another type,
 * anything behind the value and nesting deeper than {@value #MAX_DEPTH} are refused with an {@link
 * InvalidJsonException}. Writing gives snake_case names, nulls as null, and instants as {@link
 * InstantText}. Safe for use by many threads.
 */
public final class Json {

  /** Deep enough for every editor known, and far from the end of the stack. */
  public static final int MAX_DEPTH = 500;

  /**
   * The longest number in characters: Jackson's own limit, since longer ones cost too much to read.
   */
  public static final int MAX_NUMBER_LENGTH = StreamReadConstraints.DEFAULT_MAX_NUM_LEN;

  private final JsonMapper mapper;
  private final ObjectWriter writer;
  private final ObjectWriter writerOfPresent;
  private final MergePatch mergePatch;

  public Json() {
    mapper = mapper();
    writer = mapper.writer();
    writerOfPresent =
        mapper.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL).writer();
    mergePatch = new MergePatch(mapper.getFactory());
  }

  /**
   * The body as a value of {@code type}.
   *
   * @throws InvalidJsonException when it is not JSON or does not fit
   */
  public <T> T read(JsonBody body, Class<T> type) {
    return read(body.text(), mapper.reader(), type);
  }

  /**
   * The value after a merge patch (RFC 7396), made of the JSON that {@code value} is written as.
   * Payloads within that the patch does not name stay byte for byte.
   *
   * @throws InvalidJsonException when the patch is not a JSON object or its outcome does not fit
   */
  public <T> T patch(T value, JsonBody patch, Class<T> type) {
    requireObject(patch);
    try {
      String target = writerOfPresent.writeValueAsString(value);
      String patched = mergePatch.apply(target, patch.text());
      return read(patched, mapper.reader().withAttribute(JsonTextReader.NULL_IS_VALUE, true), type);
    } catch (IOException failed) {
      throw JsonProblems.of(failed);
    }
  }

  /** The value as UTF-8. */
  public byte[] write(Object value) {
    try {
      return writer.writeValueAsBytes(value);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** For JSON whose shape is not known beforehand. */
  public JsonParts parts() {
    return new JsonParts(mapper);
  }

  private static <T> T read(String text, ObjectReader reader, Class<T> type) {
    ObjectReader sourced = reader.forType(type).withAttribute(JsonTextReader.SOURCE, text);
    try (JsonParser parser = sourced.getFactory().createParser(text.toCharArray())) {
      T value = sourced.readValue(parser);
      if (value == null) {
        throw InvalidJsonException.unfit("", "A JSON object is required", null);
      }
      return value;
    } catch (IOException failed) {
      throw JsonProblems.of(failed);
    }
  }

  /** Also proves that the patch is one well-formed JSON value, before its places are used. */
  private void requireObject(JsonBody patch) {
    JsonText whole = read(patch, JsonText.class);
    if (whole.value().charAt(0) != '{') {
      throw InvalidJsonException.unfit("", "A merge patch must be a JSON object", null);
    }
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder(factory())
            .addModule(new GantryModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    for (CoercionInputShape shape :
        new CoercionInputShape[] {
          CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
      builder.withCoercionConfig(
          LogicalType.Textual, config -> config.setCoercion(shape, CoercionAction.Fail));
    }
    return builder.build();
  }

  private static JsonFactory factory() {
    return new JsonFactoryBuilder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        // An emoji goes out as itself, not as two escapes.
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxStringLength(JsonText.MAX_BYTES)
                .build())
        .build();
  }
}
