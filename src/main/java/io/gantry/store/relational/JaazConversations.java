package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Conversation;
import io.gantry.chat.ConversationRepository;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.StoreException;
import io.gantry.store.jaaz.FittedText;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.store.jaaz.JaazTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * See {@link ConversationRepository}. Messages whose session is not there are a conversation too,
 * which gets a session when somebody replaces it.
 */
final class JaazConversations extends JaazRecords<Conversation> implements ConversationRepository {

  private final JaazThreads threads;

  JaazConversations(JaazUnits units, JaazThreads threads) {
    super(EntityKind.CONVERSATION, units);
    this.threads = threads;
  }

  @Override
  Optional<Conversation> load(StatelessSession session, String id) {
    return threads.find(session, id).map(JaazThread::toDomain);
  }

  @Override
  Optional<Conversation> loadListed(StatelessSession session, String id) {
    return load(session, id);
  }

  @Override
  List<Conversation> outlines(StatelessSession session) {
    List<Conversation> outlines = new ArrayList<>();
    boolean namelessSeen = false;
    for (Object[] row : sessions(session)) {
      boolean first = row[1] == null && !namelessSeen;
      namelessSeen |= first;
      outlines.add(outline(row, first));
    }
    threads.orphaned(session).forEach(thread -> outlines.add(thread.toDomain()));
    return outlines;
  }

  private List<Object[]> sessions(StatelessSession session) {
    String query =
        "select r.number, r.id, r.title, r.createdAt, r.updatedAt from "
            + threads.type(session).getSimpleName()
            + " r order by r.number";
    return session.createSelectionQuery(query, Object[].class).getResultList();
  }

  private static Conversation outline(Object[] row, boolean firstNameless) {
    String created = (String) row[3];
    String updated = (String) row[4];
    return new Conversation(
        firstNameless ? JaazIds.NO_SESSION : JaazTextRow.shownId((String) row[1], (Long) row[0]),
        LocalUser.ID,
        FittedText.required((String) row[2], Conversation.MAX_TITLE_LENGTH),
        null,
        null,
        null,
        null,
        false,
        null,
        0,
        null,
        JaazTimes.read(created, updated),
        JaazTimes.read(updated, created),
        0);
  }

  @Override
  String insert(StatelessSession session, Conversation record) {
    Class<? extends JaazSession> type = threads.type(session);
    JaazSession row = type == JaazSessionRow.class ? new JaazSessionRow() : new JaazOldSessionRow();
    requireCanvasKept(type, record.canvasId());
    row.number = JaazRows.nextNumber(session, type);
    row.id = record.id().equals(JaazIds.NO_SESSION) ? null : storedId(session, record.id());
    row.fill(record, JaazIds.storedOptional(record.canvasId()));
    session.insert(row);
    return row.id == null ? record.id() : JaazIds.shown(row.id);
  }

  private String storedId(StatelessSession session, String id) {
    return threads.sessionId(session, id).orElse(id);
  }

  private void requireCanvasKept(Class<? extends JaazSession> type, @Nullable String canvasId) {
    if (canvasId != null && type == JaazOldSessionRow.class) {
      throw new StoreException.Unsupported(units().version(), EntityKind.CONVERSATION, "canvas_id");
    }
  }

  @Override
  void change(StatelessSession session, Conversation wanted) {
    JaazThread thread = threads.find(session, wanted.id()).orElseThrow();
    JaazSession row = thread.session();
    if (row == null) {
      insert(session, madeReal(thread.toDomain(), wanted));
    } else {
      requireCanvasKept(row.getClass(), wanted.canvasId());
      changes(thread.toDomain(), wanted).apply(session, row);
    }
  }

  /** What is asked for, under the creation that was shown. */
  private static Conversation madeReal(Conversation shown, Conversation wanted) {
    return new Conversation(
        shown.id(),
        shown.ownerId(),
        wanted.title(),
        wanted.model(),
        wanted.provider(),
        null,
        wanted.canvasId(),
        false,
        null,
        0,
        null,
        shown.createdAt(),
        wanted.updatedAt(),
        0);
  }

  private static Changes changes(Conversation shown, Conversation wanted) {
    return new Changes()
        .add("title", shown.title(), wanted.title())
        .add("model", shown.model(), wanted.model())
        .add("provider", shown.provider(), wanted.provider())
        .add(
            "canvasId",
            shown.canvasId(),
            wanted.canvasId(),
            JaazIds.storedOptional(wanted.canvasId()))
        .addTime("updatedAt", shown.updatedAt(), wanted.updatedAt());
  }

  @Override
  void remove(StatelessSession session, String id) {
    threads.find(session, id).ifPresent(thread -> remove(session, thread));
  }

  private void remove(StatelessSession session, JaazThread thread) {
    if (thread.session() != null) {
      JaazRows.delete(session, thread.session());
    }
    boolean nameless = thread.id().equals(JaazIds.NO_SESSION);
    if (nameless || thread.tally().count() > 0) {
      String sessionId = nameless ? null : threads.sessionId(session, thread.id()).orElseThrow();
      JaazThreads.bind(
              session.createMutationQuery("delete" + JaazThreads.messagesOf(sessionId)), sessionId)
          .executeUpdate();
    }
  }

  /** These tables know no share ids. */
  @Override
  public Optional<Conversation> findByShareId(String shareId) {
    requireNonNull(shareId, "shareId");
    return Optional.empty();
  }
}
