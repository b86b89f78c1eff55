package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.EntityKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A reader that waits while its database refuses to work, and stops when somebody asks. */
final class PatientReader implements BulkReader {

  private final BulkReader reader;
  private final Patience patience;
  private final Cancellation cancellation;

  PatientReader(BulkReader reader, Patience patience, Cancellation cancellation) {
    this.reader = requireNonNull(reader, "reader");
    this.patience = requireNonNull(patience, "patience");
    this.cancellation = requireNonNull(cancellation, "cancellation");
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
    return patience.insist(() -> reader.ranges(kind, parts));
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    cancellation.check();
    return patience.insist(() -> reader.read(range, after));
  }

  @Override
  public void close() {
    reader.close();
  }
}
