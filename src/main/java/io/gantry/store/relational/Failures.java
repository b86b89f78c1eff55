package io.gantry.store.relational;

import io.gantry.store.StoreException;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.StaleStateException;

/** Turns what Hibernate and the drivers throw into the failures that callers know. */
final class Failures {

  private final Database database;

  Failures(Database database) {
    this.database = database;
  }

  StoreException ofRead(Exception failure) {
    return unavailable(failure);
  }

  StoreException ofWrite(Exception failure) {
    return sqlCause(failure)
        .flatMap(database::violated)
        .<StoreException>map(Unique::taken)
        .orElseGet(() -> unavailable(failure));
  }

  StoreException.OutcomeUnknown outcomeUnknown(SQLException failure) {
    return new StoreException.OutcomeUnknown(
        "The connection was lost before the database confirmed the change", failure);
  }

  boolean isTransient(Exception failure) {
    return failure instanceof LostRaceException
        || failure instanceof StaleStateException
        || sqlCause(failure).filter(database::isTransient).isPresent();
  }

  private static StoreException.Unavailable unavailable(Exception failure) {
    return SqlOutage.unavailable("The database cannot do this now", failure);
  }

  static Optional<SQLException> sqlCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}
