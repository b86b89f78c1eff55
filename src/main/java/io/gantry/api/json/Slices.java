package io.gantry.api.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Parts of the text that a parser reads, by the places of its tokens. */
final class Slices {

  private Slices() {}

  /** The place where the current token starts. */
  static int start(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  /**
   * Goes to the end of the current value, whole arrays and objects, and gives the place behind it.
   */
  static int end(JsonParser parser) throws IOException {
    parser.skipChildren();
    parser.finishToken();
    return (int) parser.currentLocation().getCharOffset();
  }

  /** The text of the current value; the parser is at its end then. */
  static String ofValue(JsonParser parser, String source) throws IOException {
    int start = start(parser);
    return source.substring(start, end(parser));
  }
}
