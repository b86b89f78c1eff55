package io.gantry.store.relational;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A place in the order that the records of a table are read in: behind the record that has these
 * values, or, when there are fewer values than columns, behind all that begin with them.
 */
record BulkPlace(List<String> values) {

  BulkPlace {
    values = List.copyOf(values);
  }

  /**
   * The place that a text of {@link #toText} names.
   *
   * @param columns how many values it may have
   * @throws IllegalArgumentException when it names none
   */
  static BulkPlace ofText(String text, int columns) {
    List<String> values =
        Arrays.stream(text.split(",", -1)).map(part -> URLDecoder.decode(part, UTF_8)).toList();
    BulkPlace place = new BulkPlace(values);
    if (values.size() > columns || !place.toText().equals(text) || values.contains("")) {
      throw new IllegalArgumentException("This is no place in the store");
    }
    return place;
  }

  /** The place in ASCII letters, digits, and a few signs. */
  String toText() {
    return values.stream()
        .map(part -> URLEncoder.encode(part, UTF_8))
        .collect(Collectors.joining(","));
  }
}
