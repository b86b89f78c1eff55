package io.gantry.move;

import io.gantry.store.EntityKind;
import java.util.OptionalLong;

/**
 * How far a phase is.
 *
 * @param kind what is being worked on
 * @param records of all kinds, done in this phase, by earlier calls too
 * @param bytes of these records, about
 * @param before the records and bytes of them that earlier calls did
 * @param total the records of this phase; empty while nobody can tell
 */
public record MoveProgress(
    MovePhase phase, EntityKind kind, long records, long bytes, Before before, OptionalLong total) {

  /** What earlier calls did. */
  public record Before(long records, long bytes) {

    static final Before NOTHING = new Before(0, 0);

    Before plus(long moreRecords, long moreBytes) {
      return new Before(records + moreRecords, bytes + moreBytes);
    }
  }

  /** Records of this call. */
  public long newRecords() {
    return records - before.records;
  }

  /** Bytes of this call, about. */
  public long newBytes() {
    return bytes - before.bytes;
  }
}
