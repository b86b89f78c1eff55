package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gantry.store.jaaz.JaazJson;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One row as it stands in the file.
 *
 * @param json all of it; empty when it cannot be read
 * @param members of an object, each as its text stands there; of several of one name the last, as
 *     Python takes it
 * @param repeated names of members that came several times
 * @param problem why it is no row, or null
 */
record Row(
    RowName name,
    String json,
    Map<String, String> members,
    Set<String> repeated,
    @Nullable String problem) {

  Row {
    requireNonNull(name, "name");
    requireNonNull(json, "json");
  }

  static Row unreadable(RowName name, String problem) {
    return new Row(name, "", Map.of(), Set.of(), problem);
  }

  /** A value that is no object. */
  static Row scalar(RowName name, String json) {
    return new Row(name, json, Map.of(), Set.of(), "it is no object");
  }

  static Row of(RowName name, String json) throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    Set<String> repeated = new TreeSet<>();
    try (JsonParser parser = DataFile.JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String member = parser.currentName();
        JsonToken value = parser.nextToken();
        int from = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        if (members.put(member, json.substring(from, end(parser, value, json, from))) != null) {
          repeated.add(member);
        }
      }
    }
    return new Row(name, json, members, repeated, null);
  }

  private static int end(JsonParser parser, JsonToken value, String json, int from)
      throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      return endOfString(json, from);
    }
    parser.skipChildren();
    return value.isStructStart() || value.isNumeric()
        ? Math.toIntExact(parser.currentLocation().getCharOffset())
        : from + value.asString().length();
  }

  private static int endOfString(String json, int from) {
    int at = from + 1;
    while (json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  /** A member as its text stands there; empty when it is absent or null. */
  Optional<String> raw(String member) {
    return Optional.ofNullable(members.get(member)).filter(json -> !json.equals("null"));
  }

  /** The text of a member; empty when there is none, or it is no text. */
  Optional<String> text(String member) {
    return raw(member).filter(json -> json.startsWith("\"")).map(Row::decoded);
  }

  private static String decoded(String json) {
    if (json.indexOf('\\') < 0) {
      return json.substring(1, json.length() - 1);
    }
    try (JsonParser parser = DataFile.JSON.createParser(json)) {
      parser.nextToken();
      return parser.getText();
    } catch (IOException impossible) {
      throw new IllegalStateException("A string that was read cannot be read", impossible);
    }
  }

  /** A truth value; empty when there is none. */
  Optional<Boolean> truth(String member) {
    return raw(member).filter(Set.of("true", "false")::contains).map(Boolean::valueOf);
  }

  /** These members as a JSON object, each as its text stands there. */
  String object(Collection<String> names) {
    StringJoiner object = new StringJoiner(",", "{", "}");
    names.forEach(one -> object.add(JaazJson.quote(one) + ":" + members.get(one)));
    return object.toString();
  }

  /** The names of all members but these, in the order of the row. */
  Set<String> besides(Collection<String> known) {
    Map<String, String> rest = new LinkedHashMap<>(members);
    rest.keySet().removeAll(known);
    return rest.keySet();
  }
}
