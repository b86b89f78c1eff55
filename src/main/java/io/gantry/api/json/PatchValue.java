package io.gantry.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value in a merge patch, by its place in the patch's text.
 *
 * @param nameStart where its member starts: the opening quote of the name
 * @param start where the value itself starts
 * @param end the place behind the value
 * @param members of an object, in their order; null for any other value
 * @param holdsNull whether it is null, or an object with a null somewhere in its objects
 */
record PatchValue(
    String source,
    int nameStart,
    int start,
    int end,
    @Nullable Map<String, PatchValue> members,
    boolean isNull,
    boolean holdsNull) {

  /** Reads the value at the parser, which is at its end then. */
  static PatchValue read(JsonParser parser, String source, int nameStart) throws IOException {
    int start = Slices.start(parser);
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      boolean isNull = parser.currentToken() == JsonToken.VALUE_NULL;
      return new PatchValue(source, nameStart, start, Slices.end(parser), null, isNull, isNull);
    }
    Map<String, PatchValue> members = readMembers(parser, source);
    boolean holdsNull = members.values().stream().anyMatch(PatchValue::holdsNull);
    int end = (int) parser.currentLocation().getCharOffset();
    return new PatchValue(source, nameStart, start, end, members, false, holdsNull);
  }

  private static Map<String, PatchValue> readMembers(JsonParser parser, String source)
      throws IOException {
    Map<String, PatchValue> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      int nameStart = Slices.start(parser);
      parser.nextToken();
      members.put(name, read(parser, source, nameStart));
    }
    return Collections.unmodifiableMap(members);
  }

  /** Writes name, colon and value. */
  void appendMember(StringBuilder out) {
    out.append(source, nameStart, start);
    appendValue(out);
  }

  /**
   * Writes the value as RFC 7396 sets it where there was none: its members that are null are left
   * out.
   */
  void appendValue(StringBuilder out) {
    if (members == null || !holdsNull) {
      out.append(source, start, end);
      return;
    }
    String separator = "{";
    for (PatchValue member : members.values()) {
      if (!member.isNull) {
        member.appendMember(out.append(separator));
        separator = ",";
      }
    }
    out.append(separator.equals("{") ? "{}" : "}");
  }
}
