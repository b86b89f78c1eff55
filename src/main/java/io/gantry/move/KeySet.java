package io.gantry.move;

import io.gantry.store.BulkRecord;
import java.util.ArrayList;
import java.util.List;

/** The keys of one end, where two are brought together. */
final class KeySet {

  private final TextSet keys;

  KeySet(TableRoom room) {
    this.keys = new TextSet(room);
  }

  void add(BulkRecord record) {
    keys.add(parts(record));
  }

  boolean contains(BulkRecord record) {
    return keys.contains(parts(record));
  }

  private static String[] parts(BulkRecord record) {
    List<String> parts = new ArrayList<>();
    parts.add(record.tenant().value());
    parts.add(record.kind().name());
    parts.addAll(record.key().parts());
    return parts.toArray(String[]::new);
  }
}
