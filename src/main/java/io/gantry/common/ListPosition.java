package io.gantry.common;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * A place in a list that is ordered by an instant and, where instants are equal, by id. Ids are
 * compared by code point, which is the order of their UTF-8 bytes and thus the one of databases
 * that compare bytes; {@code String.compareTo} differs from it beyond the basic plane.
 */
public record ListPosition(Instant at, String id) implements Comparable<ListPosition> {

  public ListPosition {
    requireNonNull(at, "at");
    requireNonNull(id, "id");
  }

  /** The place of a record in the lists of its kind. */
  public static ListPosition of(OwnedRecord<?> record) {
    return new ListPosition(record.recency(), record.id());
  }

  /**
   * The inverse of {@link #parts()}.
   *
   * @throws InvalidCursorException when {@code parts} are not those of a position
   */
  public static ListPosition ofParts(List<String> parts) {
    if (parts.size() != 2) {
      throw new InvalidCursorException();
    }
    try {
      return new ListPosition(Times.ofMicros(Long.parseLong(parts.get(0))), parts.get(1));
    } catch (NumberFormatException | DateTimeException notAnInstant) {
      throw new InvalidCursorException();
    }
  }

  /**
   * This position as {@link CursorCodec} takes it, the same in every store: microseconds and id.
   */
  public List<String> parts() {
    return List.of(Long.toString(Times.toMicros(at)), id);
  }

  @Override
  public int compareTo(ListPosition other) {
    int byInstant = at.compareTo(other.at);
    return byInstant != 0 ? byInstant : Text.compareByCodePoint(id, other.id);
  }
}
