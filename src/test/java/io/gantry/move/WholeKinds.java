package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.EntityKind;
import java.util.List;
import java.util.Set;

/** Reads each kind as one range, from something that needs no closing. */
abstract class WholeKinds implements BulkReader {

  private final Set<EntityKind> kinds;
  private final boolean isSnapshot;

  WholeKinds(Set<EntityKind> kinds, boolean isSnapshot) {
    this.kinds = requireNonNull(kinds, "kinds");
    this.isSnapshot = isSnapshot;
  }

  @Override
  public Set<EntityKind> kinds() {
    return kinds;
  }

  @Override
  public boolean isSnapshot() {
    return isSnapshot;
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    return List.of(new BulkRange(kind, "all"));
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
