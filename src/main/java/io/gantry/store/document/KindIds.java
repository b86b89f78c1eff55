package io.gantry.store.document;

import io.gantry.store.jaaz.JaazIds;
import org.jspecify.annotations.Nullable;

/** {@link JaazIds} of tables whose ids are keys, which cannot be empty. */
final class KindIds {

  private KindIds() {}

  /** The id that an item has for this id of a record. */
  static String stored(String id) {
    String stored = JaazIds.stored(id);
    return stored.isEmpty() ? id : stored;
  }

  /** {@link #stored} for a reference that may be absent. */
  static @Nullable String storedOptional(@Nullable String id) {
    return id == null ? null : stored(id);
  }
}
