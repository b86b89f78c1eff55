package io.gantry.fake;

import io.gantry.store.BulkLoad;
import io.gantry.store.StoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The load of a store, when there is one. */
final class InMemoryLoad {

  private final Map<String, String> journal = new HashMap<>();
  private @Nullable String id;

  synchronized void begin(BulkLoad load) {
    if (id != null && !id.equals(load.id())) {
      throw new StoreException.Loading(id);
    }
    id = load.id();
  }

  synchronized Optional<String> id() {
    return Optional.ofNullable(id);
  }

  synchronized void note(Map<String, String> entries) {
    journal.putAll(entries);
  }

  synchronized Map<String, String> journal() {
    return Map.copyOf(journal);
  }

  synchronized void end() {
    id = null;
    journal.clear();
  }
}
