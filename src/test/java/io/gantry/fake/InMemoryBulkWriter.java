package io.gantry.fake;

import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.tenancy.TenantId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts records where the repositories find them; what a refused batch did is undone. */
final class InMemoryBulkWriter implements BulkWriter {

  private final InMemoryLoad load;
  private final Function<TenantId, BulkShelf> shelves;

  InMemoryBulkWriter(InMemoryLoad load, Function<TenantId, BulkShelf> shelves) {
    this.load = load;
    this.shelves = shelves;
  }

  @Override
  public Map<String, String> journal() {
    return load.journal();
  }

  @Override
  public void note(Map<String, String> entries) {
    load.note(entries);
  }

  @Override
  public void write(List<BulkRecord> records, Map<String, String> entries) {
    synchronized (load) {
      Deque<Runnable> undo = new ArrayDeque<>();
      try {
        records.forEach(record -> undo.push(shelves.apply(record.tenant()).load(record)));
      } catch (RuntimeException refused) {
        undo.forEach(Runnable::run);
        throw refused;
      }
      load.note(entries);
    }
  }

  @Override
  public void endLoad() {
    // There are no indexes, and nothing is durable.
  }

  @Override
  public void complete() {
    load.end();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
