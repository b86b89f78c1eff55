package io.gantry.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merge patches (RFC 7396) on JSON text: what the patch does not touch stays character by character
 * as it was, and what it sets is what it says.
 */
final class MergePatch {

  private final JsonFactory factory;

  /**
   * @param factory of parsers that refuse duplicate names
   */
  MergePatch(JsonFactory factory) {
    this.factory = factory;
  }

  /**
   * The target after the patch.
   *
   * @throws IOException when one of them is not JSON
   */
  String apply(String target, String patch) throws IOException {
    PatchValue root = read(patch);
    try (JsonParser parser = parser(target)) {
      parser.nextToken();
      Merge merge = new Merge(parser, target, new StringBuilder(target.length() + patch.length()));
      merge.value(root);
      return merge.out.toString();
    }
  }

  private PatchValue read(String patch) throws IOException {
    try (JsonParser parser = parser(patch)) {
      parser.nextToken();
      return PatchValue.read(parser, patch, 0);
    }
  }

  /** From an array: a parser that reads in pieces would count its places anew in each. */
  private JsonParser parser(String text) throws IOException {
    return factory.createParser(text.toCharArray());
  }

  /** One walk over the target. */
  private record Merge(JsonParser parser, String target, StringBuilder out) {

    /** Writes the value at the parser, changed by the patch. */
    void value(PatchValue patch) throws IOException {
      Map<String, PatchValue> changes = patch.members();
      if (changes == null || parser.currentToken() != JsonToken.START_OBJECT) {
        Slices.end(parser);
        patch.appendValue(out);
      } else if (changes.isEmpty()) {
        out.append(Slices.ofValue(parser, target));
      } else {
        members(new LinkedHashMap<>(changes));
      }
    }

    private void members(Map<String, PatchValue> changes) throws IOException {
      int first = out.append('{').length();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        member(changes.remove(parser.currentName()), first);
      }
      for (PatchValue added : changes.values()) {
        if (!added.isNull()) {
          separate(first);
          added.appendMember(out);
        }
      }
      out.append('}');
    }

    private void member(@Nullable PatchValue change, int first) throws IOException {
      int nameStart = Slices.start(parser);
      parser.nextToken();
      if (change != null && change.isNull()) {
        Slices.end(parser);
        return;
      }
      separate(first);
      out.append(target, nameStart, Slices.start(parser));
      if (change == null) {
        out.append(Slices.ofValue(parser, target));
      } else {
        value(change);
      }
    }

    private void separate(int first) {
      if (out.length() > first) {
        out.append(',');
      }
    }
  }
}
