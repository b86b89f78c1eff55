package io.gantry.store.relational;

import io.gantry.common.Text;
import io.gantry.store.jaaz.JaazIds;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** How rows are found by the ids that records show, and what numbers new ones get. */
final class JaazRows {

  private static final String NUMBERED = "select seq from sqlite_sequence where name = :name";

  private JaazRows() {}

  /** The row whose id is shown as {@code id}. */
  static <R extends JaazTextRow> Optional<R> find(
      StatelessSession session, Class<R> type, String id) {
    if (!Text.isId(id)) {
      return Optional.empty();
    }
    Optional<Long> number = JaazIds.row(id);
    if (number.isPresent()) {
      return byNumber(session, type, number.get()).filter(row -> row.id == null);
    }
    if (JaazIds.isHash(id)) {
      return byHash(session, type, id);
    }
    return session
        .createSelectionQuery("from " + type.getSimpleName() + " r where r.id = :id", type)
        .setParameter("id", JaazIds.stored(id))
        .uniqueResultOptional();
  }

  static <R extends JaazRow> Optional<R> byNumber(
      StatelessSession session, Class<R> type, long number) {
    return Optional.ofNullable(session.get(type, number));
  }

  /** A hash leads to no row: the ids are looked through for the one that has it. */
  private static <R extends JaazTextRow> Optional<R> byHash(
      StatelessSession session, Class<R> type, String id) {
    String ids = "select r.number, r.id from " + type.getSimpleName() + " r where r.id is not null";
    return session.createSelectionQuery(ids, Object[].class).getResultList().stream()
        .filter(row -> JaazIds.shown((String) row[1]).equals(id))
        .findFirst()
        .flatMap(row -> byNumber(session, type, (Long) row[0]));
  }

  /** The next number of a table without numbers of its own, as SQLite would choose it. */
  static long nextNumber(StatelessSession session, Class<? extends JaazRow> type) {
    String highest = "select max(r.number) from " + type.getSimpleName() + " r";
    Long number = session.createSelectionQuery(highest, Long.class).getSingleResult();
    return number == null ? 1 : number + 1;
  }

  /**
   * The next number of a table that never gives one twice, as SQLite would choose it.
   *
   * @param table its name
   */
  static long nextNumber(StatelessSession session, Class<? extends JaazRow> type, String table) {
    long given =
        session.createNativeQuery(NUMBERED, Long.class).setParameter("name", table).stream()
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    return Math.max(nextNumber(session, type), given + 1);
  }

  static void delete(StatelessSession session, JaazRow row) {
    session
        .createMutationQuery(
            "delete from " + row.getClass().getSimpleName() + " r where r.number = :number")
        .setParameter("number", row.number)
        .executeUpdate();
  }
}
