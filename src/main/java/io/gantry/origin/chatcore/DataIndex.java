package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What records of one table need to know of others. Held in memory: about 150 bytes for each user,
 * conversation, session and item of a company file, 32 MiB at most for the ids of messages while
 * they are looked through, and nothing of what is in the rows.
 */
final class DataIndex {

  private final FoundData data;
  private final LocalTimes times;
  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, Talk> talks = new HashMap<>();
  private final Set<RowPlace> repeated = new HashSet<>();
  private boolean local;

  /** A row of one of the tables. */
  record RowPlace(int segment, long number) {}

  /** A user: the row that counts, and where the rows of the sessions are. */
  static final class Person {

    private final RowPlace row;
    private final List<Session> sessions = new ArrayList<>();

    Person(RowPlace row) {
      this.row = row;
    }

    boolean isAt(RowName name) {
      return row.equals(place(name));
    }

    List<Session> sessions() {
      return List.copyOf(sessions);
    }
  }

  /** Where the row of a session is in its file. */
  record Session(int segment, long from, long to, long number) {}

  /** A conversation, as far as its messages tell of it. */
  static final class Talk {

    private final String owner;
    private final @Nullable RowPlace row;
    private final boolean isNamed;
    private final long created;
    private long last;
    private int messages;

    Talk(String owner, @Nullable RowPlace row, boolean isNamed, Instant created) {
      this.owner = owner;
      this.row = row;
      this.isNamed = isNamed;
      this.created = Times.toMicros(created);
    }

    String owner() {
      return owner;
    }

    /** Whether there is a row of it. */
    boolean hasRow() {
      return row != null;
    }

    boolean isAt(RowName name) {
      return place(name).equals(row);
    }

    /** Whether messages name it; otherwise it holds those of its owner that name none. */
    boolean isNamed() {
      return isNamed;
    }

    /** Of its row, or of its first message when it has none. */
    Instant created() {
      return Times.ofMicros(created);
    }

    int messages() {
      return messages;
    }

    /** When the last message was made; null when there is none. */
    @Nullable Instant lastMessage() {
      return messages == 0 ? null : Times.ofMicros(last);
    }
  }

  private DataIndex(FoundData data, LocalTimes times) {
    this.data = requireNonNull(data, "data");
    this.times = requireNonNull(times, "times");
  }

  /** Reads users, sessions, conversations and messages once; messages more often when many. */
  static DataIndex of(FoundData data, LocalTimes times) {
    DataIndex index = new DataIndex(data, times);
    index.each(TableKind.USERS, index::user);
    index.sessions();
    index.each(TableKind.CONVERSATIONS, index::conversation);
    index.messages();
    index.documents();
    return index;
  }

  static RowPlace place(RowName name) {
    return new RowPlace(name.segment().number(), name.number());
  }

  private void each(TableKind kind, Consumer<Row> visitor) {
    for (Segment segment : data.of(kind)) {
      for (Segment.Block block : segment.blocks()) {
        try (Rows rows = new Rows(segment, block.from(), block.to(), block.first())) {
          rows.each(row -> visit(row, visitor));
        }
      }
    }
  }

  private static void visit(Row row, Consumer<Row> visitor) {
    if (row.problem() == null) {
      visitor.accept(row);
    }
  }

  private void user(Row row) {
    lookAtTimes(row, "created_at", "updated_at");
    UserRow.id(row).ifPresent(id -> people.putIfAbsent(id, new Person(place(row.name()))));
  }

  private void sessions() {
    for (Segment segment : data.of(TableKind.SESSIONS)) {
      for (Segment.Block block : segment.blocks()) {
        try (Rows rows = new Rows(segment, block.from(), block.to(), block.first())) {
          for (Optional<Rows.Place> at = rows.place(); at.isPresent(); at = rows.place()) {
            Rows.Place place = at.get();
            Optional<Row> row = rows.next();
            long to = rows.end();
            row.ifPresent(one -> visit(one, session -> session(session, place, to)));
          }
        }
      }
    }
  }

  private void session(Row row, Rows.Place at, long to) {
    lookAtTimes(row, "created_at", "last_activity");
    UserRow.named(row, "user_id")
        .map(people::get)
        .ifPresent(
            person ->
                person.sessions.add(
                    new Session(row.name().segment().number(), at.from(), to, at.number())));
  }

  private void conversation(Row row) {
    lookAtTimes(row, "created_at", "updated_at");
    ConversationRow conversation = new ConversationRow(row, times);
    Talk talk = new Talk(conversation.owner(), place(row.name()), true, conversation.created());
    conversation.id().ifPresent(id -> talks.putIfAbsent(id, talk));
  }

  private void message(Row row, MessageRow message) {
    local =
        local
            || (message.time().isPresent()
                && row.text("timestamp").filter(LocalTimes::isLocal).isPresent());
    Talk talk =
        talks.computeIfAbsent(
            message.conversation(),
            id ->
                new Talk(
                    message.user(),
                    null,
                    message.namedConversation().isPresent(),
                    message.time().orElse(Instant.EPOCH)));
    talk.messages++;
    talk.last = Times.toMicros(message.time().orElse(talk.created()));
  }

  private void lookAtTimes(Row row, String... members) {
    for (String member : members) {
      local =
          local || row.text(member).filter(LocalTimes::isLocal).flatMap(times::parse).isPresent();
    }
  }

  /** One pass; more of them when there are more ids than one can look at. */
  private void messages() {
    long rows = data.of(TableKind.MESSAGES).stream().mapToLong(Segment::rows).sum();
    int parts = HashSet64.partsFor(rows);
    for (int part = 0; part < parts; part++) {
      boolean isFirst = part == 0;
      HashSet64 seen = new HashSet64(part, parts, rows);
      each(
          TableKind.MESSAGES,
          row -> {
            MessageRow message = new MessageRow(row, times);
            if (isFirst) {
              message(row, message);
            }
            note(seen, row.name(), message);
          });
    }
  }

  private void note(HashSet64 seen, RowName row, MessageRow message) {
    Optional<String> id = message.namedId();
    if (id.isPresent() && !seen.add(message.conversation() + "\n" + id.get())) {
      repeated.add(place(row));
    }
  }

  private void documents() {
    for (TableKind kind : TableKind.values()) {
      Set<String> ids = new HashSet<>();
      if (kind.isCompanyFile()) {
        each(kind, row -> document(ids, new CompanyRow(row, kind), row.name()));
      }
    }
  }

  private void document(Set<String> ids, CompanyRow row, RowName name) {
    if (row.namedId().filter(id -> !ids.add(id)).isPresent()) {
      repeated.add(place(name));
    }
  }

  /** Whether some time hangs on the zone that it is taken to be of. */
  boolean hasLocalTimes() {
    return local;
  }

  Optional<Person> person(String id) {
    return Optional.ofNullable(people.get(id));
  }

  Optional<Talk> talk(String id) {
    return Optional.ofNullable(talks.get(id));
  }

  /** Whether an earlier message of its conversation, or item of its type, has the id of this. */
  boolean isRepeated(RowName row) {
    return repeated.contains(place(row));
  }

  /** The conversations without a row, by id. */
  List<String> made() {
    return talks.entrySet().stream()
        .filter(entry -> !entry.getValue().hasRow())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
