package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import io.gantry.store.EntityKind;
import java.util.List;
import java.util.Optional;

/** Makes records of rows. */
final class RowReading {

  private final FoundData data;
  private final DataIndex index;
  private final LocalTimes times;
  private final ShippedPasswords shipped;

  RowReading(FoundData data, DataIndex index, LocalTimes times, ShippedPasswords shipped) {
    this.data = requireNonNull(data, "data");
    this.index = requireNonNull(index, "index");
    this.times = requireNonNull(times, "times");
    this.shipped = requireNonNull(shipped, "shipped");
  }

  /** Adds what the row becomes among the records of the kind that {@code out} is for. */
  void read(Row row, Out out) {
    EntityKind kind = out.kind();
    boolean isItem = kind == EntityKind.DOCUMENT && !row.json().isEmpty();
    if (row.problem() != null && !isItem) {
      if (kind != EntityKind.CREDENTIAL && kind != EntityKind.SETTINGS) {
        out.unreadable(row.name(), row.problem());
      }
      return;
    }
    if (kind == EntityKind.MESSAGE) {
      message(row, out);
    } else if (kind == EntityKind.CONVERSATION) {
      conversation(row, out);
    } else if (kind == EntityKind.SESSION) {
      session(row, out);
    } else if (kind == EntityKind.DOCUMENT) {
      TableKind table = TableKind.of(row.name().segment().table()).orElseThrow();
      new CompanyRow(row, table).document(index.isRepeated(row.name()), out);
    } else {
      user(row, out);
    }
  }

  private void message(Row row, Out out) {
    MessageRow message = new MessageRow(row, times);
    DataIndex.Talk talk = index.talk(message.conversation()).orElseThrow();
    message.message(talk, index.isRepeated(row.name()), out);
  }

  private void conversation(Row row, Out out) {
    ConversationRow conversation = new ConversationRow(row, times);
    Optional<String> id = conversation.id();
    if (id.isEmpty()) {
      out.unreadable(row.name(), "conversation_id cannot be one");
      return;
    }
    DataIndex.Talk talk = index.talk(id.get()).orElseThrow();
    if (talk.isAt(row.name())) {
      conversation.conversation(id.get(), talk, out);
    } else {
      out.left(row.name(), id.get(), "an earlier row is of the same conversation; that one counts");
    }
  }

  private void session(Row row, Out out) {
    SessionRow session = new SessionRow(row, times);
    Optional<String> user =
        UserRow.named(row, "user_id").filter(id -> index.person(id).isPresent());
    if (user.isPresent()) {
      session.session(user.get(), out);
    } else {
      out.left(row.name(), session.id(), "there is no such user; the session is not taken along");
    }
  }

  private void user(Row row, Out out) {
    Optional<String> id = UserRow.id(row);
    if (id.isEmpty()) {
      if (out.kind() == EntityKind.USER) {
        out.unreadable(row.name(), "username is missing, or cannot be one");
      }
      return;
    }
    DataIndex.Person person = index.person(id.get()).orElseThrow();
    UserRow user = new UserRow(row, times, id.get());
    if (!person.isAt(row.name())) {
      if (out.kind() == EntityKind.USER) {
        String detail = "an earlier row is of user " + id.get() + ", and that one counts";
        out.left(row.name(), id.get(), detail);
      }
    } else if (out.kind() == EntityKind.USER) {
      user.password(shipped, out);
      user.user(out);
    } else if (out.kind() == EntityKind.CREDENTIAL) {
      user.credential(out);
    } else {
      new SettingsRow(row, user, id.get(), sessions(person)).settings(out);
    }
  }

  /** What the sessions of a user hold besides. */
  private List<String> sessions(DataIndex.Person person) {
    return person.sessions().stream().flatMap(at -> rest(at).stream()).toList();
  }

  private Optional<String> rest(DataIndex.Session at) {
    Segment segment = data.segments().get(at.segment());
    try (Rows rows = new Rows(segment, at.from(), at.to(), at.number())) {
      return rows.next().flatMap(row -> new SessionRow(row, times).rest());
    }
  }
}
