package io.gantry.store.relational;

import io.gantry.store.StoreException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Knows which failures of the drivers stay until somebody does something. */
final class SqlOutage {

  /**
   * Classes of SQLSTATE that say the same however often it is asked: not supported, bad data,
   * broken constraint, refused sign-in, no such database or schema, syntax or access (appendix A of
   * PostgreSQL's manual).
   */
  private static final Set<String> LASTING_CLASSES =
      Set.of("0A", "22", "23", "28", "3D", "3F", "42");

  /** Full disk, dropped database, damaged data and index, likewise. */
  private static final Set<String> LASTING_STATES = Set.of("53100", "57P04", "XX001", "XX002");

  /**
   * SQLite has no SQLSTATE, but the primary result codes of sqlite.org/rescode.html: PERM,
   * READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB.
   */
  private static final Set<Integer> LASTING_CODES = Set.of(3, 8, 10, 11, 13, 14, 26);

  /** Of those codes, the ones that come of another process at work just then. */
  private static final Set<String> PASSING_DETAILS =
      Set.of(
          "SQLITE_IOERR_BLOCKED",
          "SQLITE_IOERR_CHECKRESERVEDLOCK",
          "SQLITE_IOERR_LOCK",
          "SQLITE_IOERR_RDLOCK",
          "SQLITE_IOERR_UNLOCK",
          "SQLITE_READONLY_CANTINIT",
          "SQLITE_READONLY_CANTLOCK",
          "SQLITE_READONLY_RECOVERY",
          "SQLITE_READONLY_ROLLBACK");

  private SqlOutage() {}

  /** The failure for callers, which tells whether waiting helps. */
  static StoreException.Unavailable unavailable(String message, Exception failure) {
    return lasting(failure)
        .map(cause -> StoreException.Unavailable.lasting(message, cause))
        .orElseGet(() -> new StoreException.Unavailable(message, failure));
  }

  private static Optional<Throwable> lasting(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(cause -> cause instanceof SQLException sql && isLasting(sql))
        .findFirst();
  }

  private static boolean isLasting(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null) {
      String message = String.valueOf(failure.getMessage());
      return LASTING_CODES.contains(failure.getErrorCode())
          && PASSING_DETAILS.stream().noneMatch(detail -> message.startsWith("[" + detail + "]"));
    }
    return LASTING_STATES.contains(state)
        || (state.length() == 5 && LASTING_CLASSES.contains(state.substring(0, 2)));
  }
}
