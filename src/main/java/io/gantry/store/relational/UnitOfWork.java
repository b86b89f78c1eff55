package io.gantry.store.relational;

import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one gate to the database: every read and every write of a store is a unit that passes here,
 * with the tenant it may see. A write is one transaction.
 */
final class UnitOfWork {

  /** How often a transaction is tried that the database broke off in favour of another. */
  private static final int ATTEMPTS = 4;

  private static final Logger LOGGER = LoggerFactory.getLogger(UnitOfWork.class);

  private final Database database;
  private final SessionFactory sessions;
  private final Failures failures;
  private final CallTimers timers;

  UnitOfWork(Database database, SessionFactory sessions, CallTimers timers) {
    this.database = database;
    this.sessions = sessions;
    this.failures = new Failures(database);
    this.timers = timers;
  }

  /** What a unit does; it must not end the transaction. */
  @FunctionalInterface
  interface Work<R> {
    R in(StatelessSession session);
  }

  /**
   * @param call names the call in metrics: {@code conversation.find}
   * @param tenant the tenant that rows may belong to
   */
  <R> R read(String call, String tenant, Work<R> work) {
    long start = timers.start();
    try (Connection connection = database.reader()) {
      return readOn(connection, tenant, work);
    } catch (SQLException | HibernateException failure) {
      throw failures.ofRead(failure);
    } finally {
      timers.stop(call, start);
    }
  }

  private <R> R readOn(Connection connection, String tenant, Work<R> work) {
    Connection reader = database.beginRead(connection, tenant);
    try (StatelessSession session = sessions.openStatelessSession(reader)) {
      return work.in(session);
    }
  }

  /**
   * @param call names the call in metrics: {@code conversation.create}
   * @param tenant the tenant that rows may belong to
   */
  <R> R write(String call, String tenant, Work<R> work) {
    long start = timers.start();
    try {
      return attempt(tenant, work, ATTEMPTS);
    } finally {
      timers.stop(call, start);
    }
  }

  private <R> R attempt(String tenant, Work<R> work, int attempts) {
    for (int left = attempts; ; left--) {
      try (Connection connection = database.writer()) {
        return writeOn(connection, tenant, work);
      } catch (SQLException | HibernateException failure) {
        if (left == 1 || !failures.isTransient(failure)) {
          throw failures.ofWrite(failure);
        }
      }
    }
  }

  private <R> R writeOn(Connection connection, String tenant, Work<R> work) throws SQLException {
    R result;
    Connection writer = database.beginWrite(connection, tenant);
    try (StatelessSession session = sessions.openStatelessSession(writer)) {
      result = work.in(session);
    } catch (Throwable failure) {
      rollback(connection, failure);
      throw failure;
    }
    commit(connection);
    return result;
  }

  private void commit(Connection connection) throws SQLException {
    try {
      database.commit(connection);
    } catch (SQLException failure) {
      rollback(connection, failure);
      if (database.isConnectionLost(failure)) {
        throw failures.outcomeUnknown(failure);
      }
      throw failure;
    }
    afterCommit(connection);
  }

  /** What was committed stays so, whatever happens now. */
  private void afterCommit(Connection connection) {
    try {
      database.afterCommit(connection);
    } catch (SQLException failure) {
      LOGGER.warn("The database could not be looked after following a commit", failure);
    }
  }

  private void rollback(Connection connection, Throwable reason) {
    try {
      database.rollback(connection);
    } catch (SQLException failure) {
      reason.addSuppressed(failure);
      database.discard(connection);
    }
  }
}
