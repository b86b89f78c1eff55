package io.gantry.store.relational;

import io.gantry.store.SchemaFacts;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaReport.Difference;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liquibase.Contexts;
import liquibase.LabelExpression;

/**
 * The tables of versions 1 to 4: stages of one file, which the old application may have made and
 * may go on using. A file that is at its version is not touched at all; Liquibase enters itself
 * when the stage changes, with the stages that were there already taken as done.
 */
final class JaazSchema {

  private static final String ENTERED =
      "SELECT count(*) FROM databasechangelog WHERE id LIKE 'v%d-%%'";

  private static final String FORGET = "DELETE FROM databasechangelog WHERE id LIKE 'v%d-%%'";

  private final SqliteDatabase database;
  private final Catalog catalog;
  private final SchemaVersion version;

  JaazSchema(SqliteDatabase database, SchemaVersion version) {
    this.database = database;
    this.catalog = database.catalog();
    this.version = version;
  }

  /** What lies behind the connection. */
  JaazFile file(Connection connection) throws SQLException {
    return JaazFile.read(connection, catalog);
  }

  /** The state of the tables, as far as their names tell. */
  SchemaState state(Connection connection) throws SQLException {
    JaazFile file = file(connection);
    if (file.version() > version.number()) {
      return SchemaState.DRIFTED;
    }
    if (!isComplete(file)) {
      return SchemaState.PENDING;
    }
    for (String table : JaazFile.tables(version.number())) {
      if (!catalog.hasTable(connection, table)) {
        return SchemaState.DRIFTED;
      }
    }
    return SchemaState.UP_TO_DATE;
  }

  private boolean isComplete(JaazFile file) {
    return file.version() == version.number() && file.isMarked();
  }

  SchemaReport report() {
    try (Connection connection = database.look()) {
      SchemaReport report = report(connection);
      Optional<String> changer = database.schemaChanger(connection);
      return new SchemaReport(
          changer.isPresent() ? SchemaState.LOCKED : report.state(),
          report.found(),
          report.pending(),
          report.differences(),
          changer);
    } catch (SQLException failure) {
      throw unreachable(failure);
    }
  }

  private SchemaReport report(Connection connection) throws SQLException {
    JaazFile file = file(connection);
    List<Difference> differences = differences(connection, file);
    List<String> pending = pending(file).stream().map(JaazChange::id).toList();
    SchemaState state = pending.isEmpty() ? SchemaState.UP_TO_DATE : SchemaState.PENDING;
    return new SchemaReport(
        differences.isEmpty() ? state : SchemaState.DRIFTED,
        SchemaVersion.ofNumber(file.version()),
        pending,
        differences,
        Optional.empty());
  }

  private List<Difference> differences(Connection connection, JaazFile file) throws SQLException {
    if (file.version() > version.number()) {
      return List.of(
          new Difference(
              "schema version",
              Integer.toString(version.number()),
              Integer.toString(file.version())));
    }
    SchemaFacts actual = catalog.read(connection);
    return TakenNames.in(
        JaazExpected.differences(file.version(), actual),
        JaazExpected.made(version.number()),
        JaazExpected.made(file.version()),
        actual,
        catalog.others(connection));
  }

  /** The changes that lead to this version; for a file without its mark, that alone. */
  private List<JaazChange> pending(JaazFile file) {
    boolean unmarked = !file.isMarked() && file.version() == version.number();
    return JaazChange.all().stream()
        .filter(change -> change.stage() <= version.number())
        .filter(
            change ->
                change.stage() > file.version()
                    || (unmarked && (change.equals(marker()) || change.equals(markerTable()))))
        .toList();
  }

  private JaazChange marker() {
    return change("v" + version.number() + "-marker");
  }

  private static JaazChange markerTable() {
    return change("v1-db-version");
  }

  private static JaazChange change(String id) {
    return JaazChange.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  /** The statements that {@link #apply} would execute, but for the entries of Liquibase. */
  List<String> plan() {
    try (Connection connection = database.look()) {
      List<String> statements = new ArrayList<>();
      for (JaazChange change : pending(file(connection))) {
        if (change.isCalledFor(connection)) {
          statements.addAll(change.statements());
        }
      }
      return List.copyOf(statements);
    } catch (SQLException failure) {
      throw unreachable(failure);
    }
  }

  /** Brings the file to this version; costs a few queries when it is there. */
  void apply() {
    if (isUpToDate()) {
      return;
    }
    change(
        connection -> {
          JaazFile file = file(connection);
          requireNoHarm(differences(connection, file));
          enter(connection, file.version());
          update(connection);
          if (!file.isMarked()) {
            execute(connection, markerTable());
            execute(connection, marker());
          }
        });
  }

  private boolean isUpToDate() {
    try (Connection connection = database.direct()) {
      return state(connection) == SchemaState.UP_TO_DATE;
    } catch (SQLException failure) {
      throw unreachable(failure);
    }
  }

  /** A missing index only makes things slow. */
  private void requireNoHarm(List<Difference> differences) {
    List<Difference> harmful =
        differences.stream()
            .filter(
                difference ->
                    !difference.object().startsWith("index ")
                        || !difference.actual().equals(SchemaFacts.ABSENT))
            .toList();
    if (!harmful.isEmpty()) {
      throw new StoreException.Drifted(
          "The tables are not, and cannot become, those of version "
              + version.number()
              + ": "
              + harmful.stream().map(Difference::toString).collect(Collectors.joining("; ")));
    }
  }

  /** Takes the stages that are there as done, and those that are not as not done. */
  private void enter(Connection connection, int stages) throws SQLException {
    if (stages > 0) {
      LiquibaseRun.run(
          JaazChange.CHANGE_LOG,
          connection,
          liquibase -> liquibase.changeLogSync(new Contexts(), labels(1, stages)));
    }
    if (catalog.hasChanges(connection)) {
      for (int stage = stages + 1; stage <= SchemaVersion.V4.number(); stage++) {
        Rows.execute(connection, FORGET.formatted(stage));
      }
    }
  }

  private void update(Connection connection) {
    LiquibaseRun.run(
        JaazChange.CHANGE_LOG,
        connection,
        liquibase -> liquibase.update(new Contexts(), labels(1, version.number())));
  }

  private static LabelExpression labels(int from, int to) {
    return new LabelExpression(
        IntStream.rangeClosed(from, to)
            .mapToObj(stage -> "v" + stage)
            .collect(Collectors.joining(" or ")));
  }

  private static void execute(Connection connection, JaazChange change) throws SQLException {
    for (String statement : change.statements()) {
      Rows.execute(connection, statement);
    }
  }

  /** The statements that {@link #rollback} would execute. */
  List<String> rollbackPlan() {
    try (Connection connection = database.look()) {
      if (requireOwn(connection).version() != version.number()) {
        return List.of();
      }
      List<JaazChange> changes =
          new ArrayList<>(
              JaazChange.all().stream()
                  .filter(change -> change.stage() == version.number())
                  .toList());
      Collections.reverse(changes);
      return changes.stream().flatMap(change -> change.rollback().stream()).toList();
    } catch (SQLException failure) {
      throw unreachable(failure);
    }
  }

  /** Takes the file one stage back; does nothing when it is at a lower one. */
  void rollback() {
    change(
        connection -> {
          JaazFile file = requireOwn(connection);
          if (file.version() == version.number()) {
            requireNoHarm(differences(connection, file));
            enter(connection, file.version());
            int entered = (int) Rows.number(connection, ENTERED.formatted(version.number()));
            LiquibaseRun.run(
                JaazChange.CHANGE_LOG, connection, liquibase -> liquibase.rollback(entered, ""));
          }
        });
  }

  /**
   * @throws StoreException.Drifted when the file is of a higher version
   */
  JaazFile requireOwn(Connection connection) throws SQLException {
    JaazFile file = file(connection);
    if (file.version() > version.number()) {
      throw new StoreException.Drifted("The tables are of schema version " + file.version());
    }
    return file;
  }

  /**
   * Looks whether the tables are those of this version, with or without the mark of it.
   *
   * @throws StoreException.Drifted when they are not
   */
  void requireTables(Connection connection) throws SQLException {
    JaazFile file = file(connection);
    if (file.version() != version.number()) {
      throw new StoreException.Drifted(
          file.version() == 0
              ? "There are no tables of Jaaz"
              : "The tables are of schema version " + file.version());
    }
    requireNoHarm(differences(connection, file));
  }

  /** Changes the schema in one transaction, while nobody else does. */
  void change(Schema.Work work) {
    Schema.change(database, work);
  }

  static StoreException.Unavailable unreachable(SQLException failure) {
    return SqlOutage.unavailable("The database cannot be reached", failure);
  }
}
