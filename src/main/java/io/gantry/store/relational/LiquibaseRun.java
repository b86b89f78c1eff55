package io.gantry.store.relational;

import java.io.StringWriter;
import java.io.Writer;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import liquibase.GlobalConfiguration;
import liquibase.GlobalConfiguration.DuplicateFileMode;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.logging.core.NoOpLogService;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Lets Liquibase work with a changelog of this build, without a word on standard output. */
final class LiquibaseRun {

  /** Liquibase keeps registries that two threads must not fill at once. */
  private static final Object LIQUIBASE = new Object();

  private LiquibaseRun() {}

  /** What Liquibase is to do. */
  @FunctionalInterface
  interface Change {
    void run(Liquibase liquibase) throws Exception;
  }

  /** What Liquibase is to write down. */
  @FunctionalInterface
  interface Dictation {
    void run(Liquibase liquibase, Writer out) throws Exception;
  }

  /** In the transaction of the connection. */
  static void run(String changeLog, Connection connection, Change change) {
    try {
      run(changeLog, new OneTransaction(connection), change);
    } catch (DatabaseException failure) {
      throw SqlOutage.unavailable("The tables cannot be changed", failure);
    }
  }

  /** The statements that it would execute; nothing is executed. */
  static List<String> statements(String changeLog, Connection connection, Dictation dictation) {
    StringWriter out = new StringWriter();
    run(changeLog, new Onlooker(connection), liquibase -> dictation.run(liquibase, out));
    return Script.statements(out.toString());
  }

  private static void run(String changeLog, JdbcConnection connection, Change change) {
    synchronized (LIQUIBASE) {
      runQuietly(changeLog, connection, change);
    }
  }

  private static void runQuietly(String changeLog, JdbcConnection connection, Change change) {
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
      Scope.child(quiet, () -> change.run(liquibase(changeLog, connection)));
    } catch (Exception failure) {
      throw SqlOutage.unavailable("The tables cannot be changed", failure);
    }
  }

  private static Liquibase liquibase(String changeLog, JdbcConnection connection)
      throws LiquibaseException {
    Liquibase liquibase =
        new Liquibase(
            changeLog,
            new ClassLoaderResourceAccessor(LiquibaseRun.class.getClassLoader()),
            connection);
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    return liquibase;
  }
}
