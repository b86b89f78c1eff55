package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which row it is: what people and records without an id of their own know it by.
 *
 * @param number of it in its table, from 0
 * @param id that TinyDB gave it; null in an array
 */
record RowName(Segment segment, long number, @Nullable String id) {

  RowName {
    requireNonNull(segment, "segment");
  }

  /** For people. */
  String label() {
    String row =
        id == null || RowId.of(id).isEmpty() ? "row at place " + (number + 1) : "row " + id;
    return row + " of " + segment.label();
  }

  /** An id for a record that has none, the same each time and another for each row of the table. */
  String made(String prefix) {
    String own = segment.isAscending() ? String.valueOf(id) : "at-" + (number + 1);
    return prefix + (segment.nth() == 0 ? "-" : "-t" + segment.nth() + "-") + own;
  }

  /** Text that sorts as the rows of all tables of this name follow each other. */
  String orderKey() {
    long place = segment.isAscending() ? Long.parseLong(String.valueOf(id)) : number + 1;
    String own = String.format(Locale.ROOT, "%019d", place);
    return segment.nth() == 0 ? own : String.format(Locale.ROOT, "t%04d-%s", segment.nth(), own);
  }
}
