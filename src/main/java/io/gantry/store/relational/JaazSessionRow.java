package io.gantry.store.relational;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code chat_sessions} that names a canvas. */
@Entity
@Table(name = "chat_sessions")
class JaazSessionRow extends JaazSession {

  @Nullable String canvasId;

  /** For Hibernate. */
  protected JaazSessionRow() {}

  @Override
  @Nullable String canvas() {
    return canvasId;
  }

  @Override
  void setCanvas(@Nullable String canvas) {
    canvasId = canvas;
  }
}
