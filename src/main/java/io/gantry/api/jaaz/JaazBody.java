package io.gantry.api.jaaz;

import io.gantry.api.json.JsonBody;
import io.gantry.api.json.JsonParts;
import io.gantry.api.problem.ProblemException;
import io.gantry.common.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of an old client: it says more than is needed, and what is not asked for is passed over.
 * A member that is null counts as absent, unless it is read by {@link #value}.
 */
final class JaazBody {

  private static final String NULL = "null";

  private final Map<String, JsonText> members;
  private final JsonParts parts;

  private JaazBody(Map<String, JsonText> members, JsonParts parts) {
    this.members = members;
    this.parts = parts;
  }

  /**
   * @throws io.gantry.api.json.InvalidJsonException when the body is not a JSON object
   */
  static JaazBody of(JsonBody body, JsonParts parts) {
    return new JaazBody(parts.members(body.text()), parts);
  }

  /** All members, in their order. */
  Map<String, JsonText> members() {
    return members;
  }

  /** Any value, null too; empty when it is absent. */
  Optional<JsonText> value(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** The text of a member; null when it is absent. */
  @Nullable String text(String name) {
    JsonText value = given(name);
    return value == null
        ? null
        : parts.string(value).orElseThrow(() -> refused(name, "must be a string"));
  }

  /** The text of a member that must be there and say something. */
  String required(String name) {
    String text = text(name);
    if (text == null || text.isEmpty()) {
      throw refused(name, "is required");
    }
    return text;
  }

  /** A text within a member that is an object; null when there is none. */
  @Nullable String textIn(String name, String inner) {
    JsonText value = given(name);
    if (value == null || !isObject(value)) {
      return null;
    }
    return Optional.ofNullable(parts.members(value.value()).get(inner))
        .flatMap(parts::string)
        .orElse(null);
  }

  /** The objects in a member that is an array; none when it is absent. */
  List<JsonText> objects(String name) {
    JsonText value = given(name);
    if (value == null) {
      return List.of();
    }
    if (!isArray(value)) {
      throw refused(name, "must be an array");
    }
    List<JsonText> elements = parts.elements(value.value());
    if (!elements.stream().allMatch(JaazBody::isObject)) {
      throw refused(name, "must hold objects only");
    }
    return elements;
  }

  /** An object with something in it. */
  JsonText filledObject(String name) {
    JsonText value = given(name);
    if (value == null || !isObject(value) || parts.members(value.value()).isEmpty()) {
      throw refused(name, "is required: an object with members");
    }
    return value;
  }

  /** An array with something in it. */
  JsonText filledArray(String name) {
    JsonText value = given(name);
    if (value == null || !isArray(value) || parts.elements(value.value()).isEmpty()) {
      throw refused(name, "is required: an array with elements");
    }
    return value;
  }

  static boolean isObject(JsonText value) {
    return value.value().stripLeading().startsWith("{");
  }

  static boolean isArray(JsonText value) {
    return value.value().stripLeading().startsWith("[");
  }

  static boolean isNull(JsonText value) {
    return value.value().strip().equals(NULL);
  }

  static ProblemException refused(String name, String rule) {
    return ProblemException.invalid("/" + name, rule);
  }

  private @Nullable JsonText given(String name) {
    JsonText value = members.get(name);
    return value == null || isNull(value) ? null : value;
  }
}
