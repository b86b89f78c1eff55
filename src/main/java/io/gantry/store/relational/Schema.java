package io.gantry.store.relational;

import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import liquibase.Contexts;
import liquibase.GlobalConfiguration;
import liquibase.GlobalConfiguration.DuplicateFileMode;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.exception.LiquibaseException;
import liquibase.logging.core.NoOpLogService;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** The tables: whether they are what this build expects, and how they become so. */
final class Schema {

  private static final String APPLIED = "SELECT id FROM databasechangelog";

  /** Liquibase keeps registries that two threads must not fill at once. */
  private static final Object LIQUIBASE = new Object();

  private final Database database;
  private final Set<String> expected;

  Schema(Database database) {
    this.database = database;
    this.expected = ChangeLog.ids(database.product());
  }

  /** The state of the tables behind the connection. */
  SchemaState state(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(APPLIED)) {
      Set<String> missing = new HashSet<>(expected);
      while (rows.next()) {
        missing.remove(rows.getString(1));
      }
      return missing.isEmpty() ? SchemaState.UP_TO_DATE : SchemaState.PENDING;
    } catch (SQLException failure) {
      if (database.isMissingTable(failure)) {
        return SchemaState.PENDING;
      }
      throw failure;
    }
  }

  /** Applies the changes that are missing; costs one query when none is. */
  void prepare() {
    if (!isUpToDate()) {
      change(liquibase -> liquibase.update(new Contexts(), new LabelExpression()));
    }
  }

  private boolean isUpToDate() {
    try (Connection connection = database.direct()) {
      return state(connection) == SchemaState.UP_TO_DATE;
    } catch (SQLException failure) {
      throw new StoreException.Unavailable("The database cannot be reached", failure);
    }
  }

  /** Takes all changes back, and all records with them. */
  void rollback() {
    change(liquibase -> liquibase.rollback(expected.size(), ""));
  }

  /** What Liquibase is to do. */
  @FunctionalInterface
  interface Change {
    void run(Liquibase liquibase) throws Exception;
  }

  /** Changes the schema in one transaction, while nobody else does. */
  void change(Change change) {
    try (Connection connection = database.direct()) {
      changeOn(connection, change);
    } catch (SQLException failure) {
      throw new StoreException.Unavailable("The tables cannot be changed now", failure);
    }
  }

  private void changeOn(Connection connection, Change change) throws SQLException {
    database.beginSchemaChange(connection);
    try {
      synchronized (LIQUIBASE) {
        run(connection, change);
      }
    } catch (Throwable failure) {
      database.rollback(connection);
      throw failure;
    }
    database.commit(connection);
  }

  private static void run(Connection connection, Change change) {
    // Liquibase would print to standard output and report its use to its maker.
    Map<String, Object> quiet =
        Map.of(
            Scope.Attr.ui.name(),
            new LoggerUIService(),
            Scope.Attr.logService.name(),
            new NoOpLogService(),
            AnalyticsArgs.ENABLED.getKey(),
            false,
            // A class path may name a folder twice; the first is taken, as for any class.
            GlobalConfiguration.DUPLICATE_FILE_MODE.getKey(),
            DuplicateFileMode.SILENT);
    try {
      Scope.child(quiet, () -> change.run(liquibase(connection)));
    } catch (Exception failure) {
      throw new StoreException.Unavailable("The tables cannot be changed", failure);
    }
  }

  private static Liquibase liquibase(Connection connection) throws LiquibaseException {
    Liquibase liquibase =
        new Liquibase(
            ChangeLog.MASTER,
            new ClassLoaderResourceAccessor(Schema.class.getClassLoader()),
            new OneTransaction(connection));
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    return liquibase;
  }
}
