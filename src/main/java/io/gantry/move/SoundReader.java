package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.EntityKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A reader of an end that is to hold certain records and no other: what lies there and cannot be
 * read is one too many.
 */
final class SoundReader implements BulkReader {

  private final BulkReader reader;

  SoundReader(BulkReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  @Override
  public Set<EntityKind> kinds() {
    return reader.kinds();
  }

  @Override
  public boolean isSnapshot() {
    return reader.isSnapshot();
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    return reader.ranges(kind, parts);
  }

  /**
   * @throws MoveException with {@link MoveException.Code#DIFFERENCES} when a row can be no record
   */
  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    BulkBatch batch = reader.read(range, after);
    Finding.unreadable(batch)
        .ifPresent(
            found -> {
              throw new MoveException(
                  MoveException.Code.DIFFERENCES,
                  found.place() + " cannot be read: " + found.detail(),
                  "it lies where all is looked at, and is none of what is looked for; mend or"
                      + " delete it there");
            });
    return batch;
  }

  @Override
  public void close() {
    reader.close();
  }
}
