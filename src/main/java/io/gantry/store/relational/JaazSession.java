package io.gantry.store.relational;

import io.gantry.chat.Conversation;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/** A row of {@code chat_sessions}, in the two forms that files of version 1 have. */
@MappedSuperclass
abstract class JaazSession extends JaazTextRow {

  @Nullable String title;

  @Nullable String model;

  @Nullable String provider;

  /** For Hibernate. */
  protected JaazSession() {}

  /** The column {@code canvas_id}, which may be missing. */
  abstract @Nullable String canvas();

  abstract void setCanvas(@Nullable String canvas);

  final void fill(Conversation record, @Nullable String storedCanvas) {
    title = record.title();
    model = record.model();
    provider = record.provider();
    setCanvas(storedCanvas);
    setTimes(record.createdAt(), record.updatedAt());
  }
}
