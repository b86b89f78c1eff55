package io.gantry.origin.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * API keys, tokens and passwords in settings of another program, told by the names of the members
 * that hold them.
 *
 * @param rest the JSON with {@link #MASK} in the place of each; everything else byte for byte
 * @param keys what was found, in order
 */
public record KeysInJson(String rest, List<String> keys) {

  /** Stands where a key was. */
  public static final String MASK = "********";

  private static final List<String> ENDINGS =
      List.of(
          "apikey",
          "accesskey",
          "accesskeyid",
          "secretkey",
          "privatekey",
          "token",
          "secret",
          "password",
          "passphrase",
          "credential",
          "credentials",
          "authorization");

  private static final JsonFactory JSON = new JsonFactory();

  public KeysInJson {
    keys = List.copyOf(keys);
  }

  /** Not even the rest is printed: a key may have a name that nobody thought of. */
  @Override
  public String toString() {
    return "KeysInJson[" + keys.size() + "]";
  }

  /**
   * Looks for them at any depth.
   *
   * @throws IllegalArgumentException when it is not JSON
   */
  public static KeysInJson in(String json) {
    StringBuilder rest = new StringBuilder(json.length());
    List<String> keys = new ArrayList<>();
    int copied = 0;
    try (JsonParser parser = JSON.createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING && holdsKey(parser)) {
          int begin = (int) parser.currentTokenLocation().getCharOffset();
          keys.add(parser.getText());
          parser.finishToken();
          rest.append(json, copied, begin).append('"').append(MASK).append('"');
          copied = (int) parser.currentLocation().getCharOffset();
        }
      }
    } catch (IOException broken) {
      throw new IllegalArgumentException("This is not JSON", broken);
    }
    return new KeysInJson(rest.append(json, copied, json.length()).toString(), keys);
  }

  /**
   * Elements of a list have the name of the list. A text that is no settings at all may be
   * anything.
   */
  private static boolean holdsKey(JsonParser parser) throws IOException {
    if (parser.getText().isBlank()) {
      return false;
    }
    if (parser.getParsingContext().inRoot()) {
      return true;
    }
    String own = parser.currentName();
    String name = own == null ? parser.getParsingContext().getParent().getCurrentName() : own;
    return name != null && isKey(name);
  }

  private static boolean isKey(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return plain.equals("key") || ENDINGS.stream().anyMatch(plain::endsWith);
  }
}
