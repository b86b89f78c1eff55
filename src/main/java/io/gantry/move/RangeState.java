package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkRange;
import io.gantry.store.EntityKind;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the copy of a range is, as the journal of the target has it.
 *
 * @param number of the range among those of its kind, from 0
 * @param place where to read on; null at the beginning
 * @param done whether it is copied to its end
 * @param read records of the source
 * @param written records of the target
 * @param bytes of these, about
 * @param marks the sum of the {@linkplain RecordMark marks} of these
 */
record RangeState(
    BulkRange range,
    int number,
    @Nullable String place,
    boolean done,
    long read,
    long written,
    long bytes,
    long marks) {

  private static final String SEPARATOR = "&";

  /** Records of the target that are written at once. */
  record Batch(int records, long bytes, long marks) {}

  RangeState {
    requireNonNull(range, "range");
  }

  static RangeState begun(BulkRange range, int number) {
    return new RangeState(range, number, null, false, 0, 0, 0, 0);
  }

  Optional<String> after() {
    return Optional.ofNullable(place);
  }

  /** After a batch. */
  RangeState plus(long moreRead, Batch more, @Nullable String next) {
    return new RangeState(
        range,
        number,
        next,
        next == null,
        read + moreRead,
        written + more.records,
        bytes + more.bytes,
        marks + more.marks);
  }

  String noteName() {
    return noteName(range.kind(), number);
  }

  static String noteName(EntityKind kind, int number) {
    return "range/" + kind + "/" + number;
  }

  /** Printable; {@link #parse} reads it. */
  String note() {
    return String.join(
        SEPARATOR,
        done ? "done" : "open",
        Long.toString(read),
        Long.toString(written),
        Long.toString(bytes),
        Long.toHexString(marks),
        escape(range.bounds()),
        place == null ? "" : escape(place));
  }

  Map<String, String> asNotes() {
    return Map.of(noteName(), note());
  }

  /**
   * The state that {@link #note} gave.
   *
   * @throws IllegalArgumentException when it is none
   */
  static RangeState parse(EntityKind kind, int number, String note) {
    String[] parts = note.split(SEPARATOR, -1);
    if (parts.length != 7) {
      throw new IllegalArgumentException("The journal holds no range under this name");
    }
    return new RangeState(
        new BulkRange(kind, unescape(parts[5])),
        number,
        parts[6].isEmpty() ? null : unescape(parts[6]),
        parts[0].equals("done"),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]),
        Long.parseUnsignedLong(parts[4], 16));
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String unescape(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
