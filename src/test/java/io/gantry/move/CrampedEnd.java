package io.gantry.move;

import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An end on a disk of which only so much is free. */
record CrampedEnd(OpenEnd end, long free) implements OpenEnd {

  static MoveEnd of(MoveEnd end, long free) {
    return new MoveEnd(
        end.label(), end.address(), end.traits(), () -> new CrampedEnd(end.open(), free));
  }

  @Override
  public OptionalLong freeBytes() {
    return OptionalLong.of(free);
  }

  @Override
  public BulkReader reader() {
    return end.reader();
  }

  @Override
  public Optional<Map<EntityKind, Long>> counts() {
    return end.counts();
  }

  @Override
  public void clear() {
    end.clear();
  }

  @Override
  public boolean isEmpty() {
    return end.isEmpty();
  }

  @Override
  public OptionalLong bytes() {
    return end.bytes();
  }

  @Override
  public Optional<String> unfinishedLoad() {
    return end.unfinishedLoad();
  }

  @Override
  public void prepare() {
    end.prepare();
  }

  @Override
  public BulkWriter writer(BulkLoad load) {
    return end.writer(load);
  }

  @Override
  public void close() {
    end.close();
  }
}
