package io.gantry.store.relational;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.EntityKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A reader whose failures tell whether waiting helps. */
final class ToldReader implements BulkReader {

  private final BulkReader reader;

  ToldReader(BulkReader reader) {
    this.reader = reader;
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
    return SqlOutage.tell(() -> reader.ranges(kind, parts));
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    return SqlOutage.tell(() -> reader.read(range, after));
  }

  @Override
  public void close() {
    SqlOutage.tell(reader::close);
  }
}
