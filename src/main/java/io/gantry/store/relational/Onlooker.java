package io.gantry.store.relational;

import java.sql.Connection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/**
 * A connection for Liquibase to find out with what it would do. Each query is a transaction of its
 * own, so that one that fails, because a table is not there yet, does not end the others; that
 * nothing is written is for the connection to see to.
 */
final class Onlooker extends JdbcConnection {

  Onlooker(Connection connection) {
    super(connection);
  }

  @Override
  public void commit() throws DatabaseException {
    // nothing was done
  }

  @Override
  public void rollback() throws DatabaseException {
    // nothing was done
  }

  @Override
  public boolean getAutoCommit() {
    return false;
  }

  @Override
  public void setAutoCommit(boolean autoCommit) {
    // it stays as it is
  }

  @Override
  public void close() {
    // the connection is not Liquibase's
  }
}
