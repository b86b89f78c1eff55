package io.gantry.store.relational;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/**
 * A connection on which Liquibase cannot end the transaction: all changes become real together,
 * with the entries in its own tables, or not at all. A process that is killed meanwhile leaves no
 * half applied change and no lock, and another waits for it by waiting for the transaction.
 *
 * <p>What Liquibase takes for a transaction is a savepoint here.
 */
final class OneTransaction extends JdbcConnection {

  OneTransaction(Connection connection) throws DatabaseException {
    super(connection);
    execute("SAVEPOINT liquibase");
  }

  @Override
  public void commit() throws DatabaseException {
    execute("RELEASE SAVEPOINT liquibase");
    execute("SAVEPOINT liquibase");
  }

  @Override
  public void rollback() throws DatabaseException {
    execute("ROLLBACK TO SAVEPOINT liquibase");
  }

  private void execute(String sql) throws DatabaseException {
    try (Statement statement = getWrappedConnection().createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new DatabaseException(failure);
    }
  }

  @Override
  public boolean getAutoCommit() {
    return false;
  }

  @Override
  public void setAutoCommit(boolean autoCommit) {
    // the transaction is not Liquibase's
  }

  @Override
  public void close() {
    // the connection is not Liquibase's
  }
}
