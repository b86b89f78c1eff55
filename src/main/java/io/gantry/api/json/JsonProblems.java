package io.gantry.api.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.gantry.common.InvalidValueException;
import io.gantry.common.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in the sender's terms what Jackson found wrong; no Java name gets out. */
final class JsonProblems {

  /** Where the parser names its input by a Java type. */
  private static final Pattern SOURCE = Pattern.compile("\\[?Source: [^;\\]]*;? ?|\\](?=\\))");

  /** What the parser says of itself: settings of its own, and where its limits come from. */
  private static final Pattern ADVICE =
      Pattern.compile(
          ": enable `[^`]*` to allow|, from `[^`]*`|"
              + " \\(not recognized as one since Feature '[^']*' not enabled for parser\\)");

  private JsonProblems() {}

  static RuntimeException of(IOException failed) {
    if (failed instanceof JsonMappingException mapping) {
      return ofMapping(mapping);
    }
    if (failed instanceof JsonProcessingException malformed) {
      return malformed(malformed, "");
    }
    return new UncheckedIOException(failed);
  }

  private static RuntimeException ofMapping(JsonMappingException failed) {
    String pointer = pointer(failed.getPath());
    if (failed.getCause() instanceof InvalidValueException invalid) {
      return InvalidJsonException.unfit(pointer, invalid.rule(), failed);
    }
    if (failed.getCause() instanceof InputCoercionException tooLarge) {
      return InvalidJsonException.unfit(pointer, "must be " + wanted(Number.class), tooLarge);
    }
    if (failed.getCause() instanceof StreamReadException malformed) {
      return malformed(malformed, pointer);
    }
    if (failed.getCause() instanceof StreamConstraintsException tooDeep) {
      return malformed(tooDeep, pointer);
    }
    return InvalidJsonException.unfit(pointer, detail(failed), failed);
  }

  private static InvalidJsonException malformed(JsonProcessingException failed, String path) {
    String pointer = path;
    if (failed.getProcessor() instanceof JsonParser parser) {
      pointer = parser.getParsingContext().pathAsPointer().toString();
    }
    String message = SOURCE.matcher(failed.getOriginalMessage()).replaceAll("");
    message = ADVICE.matcher(message).replaceAll("");
    return InvalidJsonException.malformed(pointer, message + place(failed.getLocation()), failed);
  }

  private static String place(@Nullable JsonLocation location) {
    if (location == null) {
      return "";
    }
    return " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  private static String detail(JsonMappingException failed) {
    if (failed instanceof UnrecognizedPropertyException unknown) {
      return "is not known here" + known(unknown.getKnownPropertyIds());
    }
    if (failed instanceof InvalidFormatException invalid) {
      return "must be " + wanted(invalid.getTargetType());
    }
    if (failed instanceof MismatchedInputException mismatched) {
      return mismatch(mismatched);
    }
    return "does not fit";
  }

  private static String mismatch(MismatchedInputException failed) {
    String message = failed.getOriginalMessage();
    if (message.startsWith("Trailing token")) {
      return "Nothing may follow the JSON value";
    }
    if (message.startsWith("No content")) {
      return "A JSON body is required";
    }
    return failed.getTargetType() == null
        ? "has the wrong type"
        : "must be " + wanted(failed.getTargetType());
  }

  private static String known(@Nullable Collection<Object> names) {
    if (names == null || names.isEmpty()) {
      return "";
    }
    return names.stream()
        .map(String::valueOf)
        .sorted()
        .collect(Collectors.joining(", ", "; known: ", ""));
  }

  private static String wanted(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type == String.class) {
      return "a string";
    }
    if (type == Instant.class) {
      return "an instant such as 2026-01-31T23:59:59.123456Z";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == JsonText.class) {
      return "a JSON value";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number in range";
    }
    return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference reference : path) {
      String name = reference.getFieldName();
      String segment = name == null ? String.valueOf(reference.getIndex()) : name;
      pointer.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
