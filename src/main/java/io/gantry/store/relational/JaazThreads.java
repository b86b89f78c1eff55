package io.gantry.store.relational;

import io.gantry.common.Text;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.store.jaaz.JaazTimes;
import io.gantry.store.relational.JaazThread.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Sessions and their messages. Any number of sessions may have NULL for an id, but messages cannot
 * tell them apart: the first of them is the conversation of all messages that name no session.
 */
final class JaazThreads {

  private static final String HAS_CANVAS =
      "select name from pragma_table_info('chat_sessions') where lower(name) = 'canvas_id'";

  /** Steps from one session id to the next in the index, however many messages are between. */
  private static final String ORPHANED =
      "with recursive step(id) as (select min(session_id) from chat_messages union all"
          + " select (select min(m.session_id) from chat_messages m where m.session_id > step.id)"
          + " from step where step.id is not null)"
          + " select id from step where id is not null"
          + " and not exists (select 1 from chat_sessions s where s.id = step.id)";

  private static final String TALLY = "select count(*), min(m.number), max(m.number)";

  private volatile boolean hasCanvas;

  /** The row of a session in the form that the file has; a column that was there stays. */
  Class<? extends JaazSession> type(StatelessSession session) {
    if (!hasCanvas) {
      hasCanvas = !session.createNativeQuery(HAS_CANVAS, String.class).list().isEmpty();
    }
    return hasCanvas ? JaazSessionRow.class : JaazOldSessionRow.class;
  }

  /** The conversation shown under this id. */
  Optional<JaazThread> find(StatelessSession session, String id) {
    return Optional.of(id)
        .filter(Text::isId)
        .map(any -> thread(session, any))
        .filter(JaazThread::isThere);
  }

  private JaazThread thread(StatelessSession session, String id) {
    if (id.equals(JaazIds.NO_SESSION)) {
      return new JaazThread(id, nameless(session).orElse(null), tally(session, null));
    }
    JaazSession row = JaazRows.find(session, type(session), id).orElse(null);
    if (row != null && row.id == null) {
      return isFirstNameless(session, row)
          ? new JaazThread(id, null, Tally.EMPTY)
          : new JaazThread(id, row, Tally.EMPTY);
    }
    Optional<String> stored = row == null ? sessionId(session, id) : Optional.ofNullable(row.id);
    Tally tally = stored.map(name -> tally(session, name)).orElse(Tally.EMPTY);
    return new JaazThread(id, row, tally);
  }

  private boolean isFirstNameless(StatelessSession session, JaazSession row) {
    return nameless(session).filter(first -> first.number.equals(row.number)).isPresent();
  }

  private Optional<? extends JaazSession> nameless(StatelessSession session) {
    return firstNameless(session, type(session));
  }

  private static <R extends JaazSession> Optional<R> firstNameless(
      StatelessSession session, Class<R> type) {
    String query =
        "from " + type.getSimpleName() + " r where r.id is null order by r.number limit 1";
    return session.createSelectionQuery(query, type).uniqueResultOptional();
  }

  /** The session id of messages whose conversation is shown under {@code id}. */
  Optional<String> sessionId(StatelessSession session, String id) {
    if (!JaazIds.isHash(id)) {
      return JaazIds.row(id).isPresent() ? Optional.empty() : Optional.of(JaazIds.stored(id));
    }
    return session
        .createSelectionQuery("select distinct m.sessionId from JaazMessageRow m", String.class)
        .getResultList()
        .stream()
        .filter(stored -> stored != null && JaazIds.shown(stored).equals(id))
        .findFirst();
  }

  /** The conversations without a session, but for the one of messages that name none. */
  List<JaazThread> orphaned(StatelessSession session) {
    List<JaazThread> orphaned = new ArrayList<>();
    for (String stored : session.createNativeQuery(ORPHANED, String.class).list()) {
      orphaned.add(new JaazThread(JaazIds.shown(stored), null, tally(session, stored)));
    }
    Optional.of(thread(session, JaazIds.NO_SESSION))
        .filter(thread -> thread.session() == null && thread.isThere())
        .ifPresent(orphaned::add);
    return orphaned;
  }

  /** The condition on messages of a session. */
  static String messagesOf(@Nullable String sessionId) {
    return " from JaazMessageRow m where "
        + (sessionId == null ? "m.sessionId is null" : "m.sessionId = :session");
  }

  /** Sets the parameter of {@link #messagesOf}. */
  static <Q extends CommonQueryContract> Q bind(Q query, @Nullable String sessionId) {
    if (sessionId != null) {
      query.setParameter("session", sessionId);
    }
    return query;
  }

  private static Tally tally(StatelessSession session, @Nullable String sessionId) {
    SelectionQuery<Object[]> query =
        session.createSelectionQuery(TALLY + messagesOf(sessionId), Object[].class);
    Object[] row = bind(query, sessionId).getSingleResult();
    long count = (Long) row[0];
    return count == 0
        ? Tally.EMPTY
        : new Tally(count, written(session, (Long) row[1]), written(session, (Long) row[2]));
  }

  private static Instant written(StatelessSession session, long number) {
    Object[] times =
        session
            .createSelectionQuery(
                "select m.createdAt, m.updatedAt from JaazMessageRow m where m.number = :number",
                Object[].class)
            .setParameter("number", number)
            .uniqueResult();
    return times == null ? JaazTimes.UNKNOWN : JaazTimes.read((String) times[0], (String) times[1]);
  }
}
