package io.gantry.store.relational;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code chat_sessions} of the first releases, which had no canvases. */
@Entity
@Table(name = "chat_sessions")
class JaazOldSessionRow extends JaazSession {

  /** For Hibernate. */
  protected JaazOldSessionRow() {}

  @Override
  @Nullable String canvas() {
    return null;
  }

  @Override
  void setCanvas(@Nullable String canvas) {
    if (canvas != null) {
      throw new IllegalStateException("There is no column for a canvas");
    }
  }
}
