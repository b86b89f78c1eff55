package io.gantry.move.view;

import io.gantry.move.MoveProgress;
import org.jspecify.annotations.Nullable;

/**
 * How far a phase is.
 *
 * @param kind what is being worked on, in the plural
 * @param records of all kinds, done in this phase, by earlier calls too
 * @param earlier those of the records that earlier calls did
 * @param bytes of these records, about
 * @param total the records of this phase; null while nobody can tell
 */
public record ProgressView(
    String phase, String kind, long records, long earlier, long bytes, @Nullable Long total) {

  public static ProgressView of(MoveProgress progress) {
    return new ProgressView(
        Names.of(progress.phase()),
        Names.of(progress.kind()),
        progress.records(),
        progress.before().records(),
        progress.bytes(),
        progress.total().isPresent() ? progress.total().getAsLong() : null);
  }
}
