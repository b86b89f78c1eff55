package io.gantry.origin.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.gantry.common.InvalidValueException;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.store.BulkRecord;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of one kind as lines: a JSON object with the tenant and all components in their order,
 * null where there is no value. Payloads are texts in it, so that they stay as they are, byte for
 * byte; numbers never pass through a double; secrets are written as they are.
 */
final class ArchiveLine {

  private static final String TENANT = "tenant";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * The most characters that a text of a record has: payloads are the longest, and have at most so
   * many bytes. What is longer is no record, and is not read into memory.
   */
  private static final int LONGEST_TEXT = JsonText.MAX_BYTES;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(LONGEST_TEXT)
                  .maxDocumentLength(-1)
                  .build())
          .build();

  private final RecordComponent[] components;
  private final String[] names;
  private final Constructor<?> constructor;

  ArchiveLine(Class<? extends Record> type) {
    this.components = type.getRecordComponents();
    this.names = Arrays.stream(components).map(ArchiveLine::name).toArray(String[]::new);
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      this.constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException missing) {
      throw new IllegalStateException("Every record has one", missing);
    }
  }

  private static String name(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** The line of a record, its end included. */
  byte[] bytes(BulkRecord record) {
    StringBuilder line = new StringBuilder(256);
    line.append('{');
    append(line, TENANT, record.tenant());
    for (int index = 0; index < components.length; index++) {
      line.append(',');
      append(line, names[index], value(components[index], record.value()));
    }
    return line.append("}\n").toString().getBytes(UTF_8);
  }

  private static @Nullable Object value(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("Records can be read", failure);
    }
  }

  private static void append(StringBuilder line, String name, @Nullable Object value) {
    line.append('"').append(name).append("\":");
    if (value == null || value instanceof Number || value instanceof Boolean) {
      line.append(value);
    } else {
      appendText(line, text(value));
    }
  }

  private static String text(Object value) {
    if (value instanceof JsonText json) {
      return json.value();
    }
    if (value instanceof Secret secret) {
      return secret.reveal();
    }
    if (value instanceof Instant instant) {
      return TIME.format(instant);
    }
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  private static void appendText(StringBuilder line, String text) {
    line.append('"');
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (unit == '"' || unit == '\\') {
        line.append('\\').append(unit);
      } else if (unit < ' ') {
        appendControl(line, unit);
      } else {
        line.append(unit);
      }
    }
    line.append('"');
  }

  private static void appendControl(StringBuilder line, char unit) {
    switch (unit) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> line.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    }
  }

  /**
   * The record of a line, given without its end. No more of it is in memory than its texts.
   *
   * @throws DamagedLineException when it is none
   */
  BulkRecord record(InputStream line) throws DamagedLineException, IOException {
    try (JsonParser parser = JSON.createParser(new InputStreamReader(line, strict()))) {
      Map<String, @Nullable Object> values = values(parser);
      if (parser.nextToken() != null) {
        throw new DamagedLineException("something follows the record");
      }
      TenantId tenant = new TenantId(required(values));
      return BulkRecord.of(tenant, made(values));
    } catch (InvalidValueException refused) {
      throw new DamagedLineException(refused.getMessage());
    } catch (StreamConstraintsException tooLong) {
      throw new DamagedLineException("longer than any record");
    } catch (JsonProcessingException | CharacterCodingException broken) {
      throw new DamagedLineException("not the JSON of a record, or not UTF-8");
    }
  }

  /** The parser's own takes forms of characters that are none in UTF-8. */
  private static CharsetDecoder strict() {
    return UTF_8.newDecoder();
  }

  private static String required(Map<String, @Nullable Object> values) throws DamagedLineException {
    if (values.get(TENANT) instanceof String tenant) {
      return tenant;
    }
    throw new DamagedLineException("the field tenant is missing");
  }

  private Map<String, @Nullable Object> values(JsonParser parser)
      throws IOException, DamagedLineException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new DamagedLineException("not a JSON object");
    }
    Map<String, @Nullable Object> values = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      values.put(name, value(parser, name));
    }
    return values;
  }

  private @Nullable Object value(JsonParser parser, String name)
      throws IOException, DamagedLineException {
    if (name.equals(TENANT)) {
      return text(parser, name);
    }
    int index = Arrays.asList(names).indexOf(name);
    if (index < 0) {
      throw new DamagedLineException("the field " + name + " is unknown");
    }
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    return value(parser, name, components[index].getType());
  }

  private static Object value(JsonParser parser, String name, Class<?> type)
      throws IOException, DamagedLineException {
    if (type == boolean.class) {
      require(parser.currentToken().isBoolean(), name, "true or false");
      return parser.getBooleanValue();
    }
    if (type == long.class || type == Long.class) {
      require(parser.currentToken() == JsonToken.VALUE_NUMBER_INT, name, "an integer");
      return parser.getLongValue();
    }
    if (type == Integer.class) {
      require(parser.currentToken() == JsonToken.VALUE_NUMBER_INT, name, "an integer");
      return parser.getIntValue();
    }
    return ofText(text(parser, name), name, type);
  }

  private static String text(JsonParser parser, String name)
      throws IOException, DamagedLineException {
    require(parser.currentToken() == JsonToken.VALUE_STRING, name, "a text");
    return parser.getText();
  }

  private static void require(boolean fits, String name, String wanted)
      throws DamagedLineException {
    if (!fits) {
      throw new DamagedLineException("the field " + name + " must be " + wanted);
    }
  }

  private static Object ofText(String text, String name, Class<?> type)
      throws DamagedLineException {
    if (type == JsonText.class) {
      return new JsonText(text);
    }
    if (type == Secret.class) {
      return new Secret(text);
    }
    if (type == TenantId.class) {
      return new TenantId(text);
    }
    if (type == Instant.class) {
      return instant(text, name);
    }
    return type.isEnum() ? constant(text, name, type) : text;
  }

  private static Instant instant(String text, String name) throws DamagedLineException {
    try {
      return Instant.from(TIME.parse(text));
    } catch (DateTimeException none) {
      throw new DamagedLineException("the field " + name + " must be a time with microseconds");
    }
  }

  private static Object constant(String text, String name, Class<?> type)
      throws DamagedLineException {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(text)) {
        return constant;
      }
    }
    throw new DamagedLineException(
        "the field " + name + " must be one of " + Arrays.toString(type.getEnumConstants()));
  }

  private Object made(Map<String, @Nullable Object> values) throws DamagedLineException {
    Object[] arguments = new Object[components.length];
    for (int index = 0; index < components.length; index++) {
      if (!values.containsKey(names[index])) {
        throw new DamagedLineException("the field " + names[index] + " is missing");
      }
      arguments[index] = values.get(names[index]);
      boolean mayBeNull = !components[index].getType().isPrimitive();
      require(arguments[index] != null || mayBeNull, names[index], "given");
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException refused) {
      throw new DamagedLineException(String.valueOf(refused.getCause().getMessage()));
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("Records can be made", failure);
    }
  }
}
