package io.gantry.store.relational;

import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.store.LocalUser;
import io.gantry.store.jaaz.ContentRevision;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.store.jaaz.JaazMessageText;
import io.gantry.store.jaaz.JaazNumbers;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** A row of {@code chat_messages}; its number is its id and its place. */
@Entity
@Table(name = "chat_messages")
class JaazMessageRow extends JaazRow {

  @Nullable String sessionId;

  @Nullable String role;

  @Nullable String message;

  /** For Hibernate. */
  protected JaazMessageRow() {}

  private JaazMessageRow(long number, @Nullable String sessionId, Message record) {
    this.number = number;
    this.sessionId = sessionId;
    role = record.role();
    message = text(record);
    setTimes(record.createdAt(), record.updatedAt());
  }

  /**
   * @throws io.gantry.common.InvalidValueException when the content is not JSON
   */
  static JaazMessageRow of(long number, @Nullable String sessionId, Message record) {
    return new JaazMessageRow(number, sessionId, record);
  }

  private static String text(Message record) {
    return new JaazMessageText(record.role(), record.content()).write();
  }

  Message toDomain() {
    JaazMessageText text = JaazMessageText.read(role, message);
    return new Message(
        Long.toString(number),
        JaazIds.ofSession(sessionId),
        LocalUser.ID,
        JaazNumbers.orderKey(number),
        text.role(),
        text.content(),
        null,
        JsonText.EMPTY_OBJECT,
        null,
        created(),
        updated(),
        ContentRevision.of(role, message, createdAt, updatedAt));
  }

  void change(StatelessSession session, Message wanted) {
    JaazMessageText shown = JaazMessageText.read(role, message);
    Changes changes = new Changes();
    if (!shown.equals(new JaazMessageText(wanted.role(), wanted.content()))) {
      // The text is read by the role of the column: one that is not there must come with it.
      changes.add("role", role, wanted.role());
      changes.add("message", message, text(wanted));
    }
    changes.addTime("updatedAt", updated(), wanted.updatedAt());
    changes.apply(session, this);
  }
}
