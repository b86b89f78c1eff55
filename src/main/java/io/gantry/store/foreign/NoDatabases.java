package io.gantry.store.foreign;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Databases without a table. */
final class NoDatabases implements ForeignDatabases, ForeignTables {

  @Override
  public ForeignTables sqlite(Path file) {
    return this;
  }

  @Override
  public ForeignTables named(Location location, List<String> names) {
    return this;
  }

  @Override
  public ForeignTables prefixed(Location location, String prefix) {
    return this;
  }

  @Override
  public List<ForeignTable> tables() {
    return List.of();
  }

  @Override
  public boolean canDivide() {
    return false;
  }

  @Override
  public boolean isSnapshot() {
    return true;
  }

  @Override
  public ForeignPage read(ForeignLook look, Optional<String> after) {
    return new ForeignPage(List.of(), null);
  }

  @Override
  public OptionalLong bytes() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
