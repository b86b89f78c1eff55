package io.gantry.store.relational;

import io.gantry.store.jaaz.JaazIds;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/** A row whose id is a text. */
@MappedSuperclass
abstract class JaazTextRow extends JaazRow {

  @Nullable String id;

  /** For Hibernate. */
  protected JaazTextRow() {}

  /** The id of the record. */
  final String shownId() {
    return id == null ? JaazIds.ofRow(number) : JaazIds.shown(id);
  }

  static String shownId(@Nullable String id, long number) {
    return id == null ? JaazIds.ofRow(number) : JaazIds.shown(id);
  }
}
