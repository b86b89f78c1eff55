package io.gantry.store.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the equal parts that a Scan can be divided into. */
record Segment(int number, int total) {

  /** The most segments that DynamoDB takes (API reference of Scan). */
  static final int MAX_TOTAL = 1_000_000;

  static final Segment WHOLE = new Segment(0, 1);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,7})/([0-9]{1,7})");

  Segment {
    if (total < 1 || total > MAX_TOTAL || number < 0 || number >= total) {
      throw new IllegalArgumentException("There is no segment " + number + " of " + total);
    }
  }

  /** The inverse of {@link #toString}. */
  static Segment of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a range of this store: " + text);
    }
    return new Segment(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  @Override
  public String toString() {
    return number + "/" + total;
  }
}
