package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.EntityKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One side of a comparison, without what the sides cannot be expected to agree on. */
final class ComparableReader implements BulkReader {

  private final BulkReader side;
  private final Mapping mapping;

  ComparableReader(BulkReader side, Mapping mapping) {
    this.side = requireNonNull(side, "side");
    this.mapping = requireNonNull(mapping, "mapping");
  }

  @Override
  public Set<EntityKind> kinds() {
    return side.kinds();
  }

  @Override
  public boolean isSnapshot() {
    return side.isSnapshot();
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    return side.ranges(kind, parts);
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    BulkBatch batch = side.read(range, after);
    return new BulkBatch(
        batch.records().stream().map(mapping::comparable).toList(), batch.remarks(), batch.next());
  }

  @Override
  public void close() {
    side.close();
  }
}
