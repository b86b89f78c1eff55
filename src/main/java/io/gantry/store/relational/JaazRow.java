package io.gantry.store.relational;

import io.gantry.store.jaaz.JaazTimes;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of all tables of versions 1 to 4 have in common. Every column may hold anything,
 * NULL included: it is kept here as the text that it is, and fitted when a record is made of it.
 */
@MappedSuperclass
abstract class JaazRow {

  /** The number that SQLite knows the row by; the ids of text are no key: several may be NULL. */
  @Id
  @Column(name = "rowid")
  Long number;

  @Nullable String createdAt;

  @Nullable String updatedAt;

  /** For Hibernate. */
  protected JaazRow() {}

  Instant created() {
    return JaazTimes.read(createdAt, updatedAt);
  }

  Instant updated() {
    return JaazTimes.read(updatedAt, createdAt);
  }

  final void setTimes(Instant created, Instant updated) {
    createdAt = JaazTimes.ofSqlite(created);
    updatedAt = JaazTimes.ofSqlite(updated);
  }
}
