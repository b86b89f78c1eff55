package io.gantry.move;

import io.gantry.store.BulkRecord;
import java.util.ArrayList;
import java.util.List;

/** The keys of one end, where two are brought together; 64 bits of a hash of each. */
final class KeySet {

  private final TextSet keys = new TextSet();

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
