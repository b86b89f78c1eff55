package io.gantry.store.relational;

import static java.util.function.Predicate.not;

import io.gantry.store.SchemaFacts;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaReport.Difference;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import liquibase.Contexts;
import liquibase.LabelExpression;

/** The tables: whether they are what this build expects, and how they become so. */
final class Schema {

  /** The most differences that a message names. */
  private static final int NAMED = 5;

  /** What a difference is of that reading and loading records cannot do with. */
  private static final List<String> OF_COLUMN = List.of("table ", "column ", "schema version");

  private final Database database;
  private final Layout layout;
  private final ExpectedSchema expected;
  private final SchemaSurvey survey;

  /**
   * Whose tables they are.
   *
   * @param changeLog the master file of its changes
   * @param files what they make and how, by the files' names up to the product
   */
  record Layout(SchemaVersion version, String changeLog, String files) {

    static final Layout V7 = new Layout(SchemaVersion.V7, ChangeLog.MASTER, "liquibase/v7-");

    ExpectedSchema expected(Database database) {
      return ExpectedSchema.ofResource(files + database.product() + ".facts");
    }

    CreationScript creation(Database database) {
      return CreationScript.ofResource(files + database.product() + ".sql");
    }
  }

  Schema(Database database) {
    this(database, Layout.V7);
  }

  Schema(Database database, Layout layout) {
    this.database = database;
    this.layout = layout;
    this.expected = layout.expected(database);
    this.survey = new SchemaSurvey(database.catalog(), expected, layout.version());
  }

  /** The state of the tables behind the connection, as far as one query tells. */
  SchemaState state(Connection connection) throws SQLException {
    return survey.pending(connection).isEmpty() ? SchemaState.UP_TO_DATE : SchemaState.PENDING;
  }

  /** How the tables stand to what is expected, every difference named. */
  SchemaReport report() {
    try (Connection connection = database.look()) {
      SchemaReport report = survey.report(connection);
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

  private static StoreException.Unavailable unreachable(SQLException failure) {
    return SqlOutage.unavailable("The database cannot be reached", failure);
  }

  /** Applies the changes that are missing; costs one query when none is. */
  void prepare() {
    if (!isUpToDate()) {
      change(
          connection -> {
            if (!survey.pending(connection).isEmpty()) {
              requireNoHarm(survey.report(connection));
              apply(connection);
            }
          });
    }
  }

  private void apply(Connection connection) throws SQLException {
    if (database.catalog().hasChanges(connection)) {
      run(connection, liquibase -> liquibase.update(new Contexts(), new LabelExpression()));
    } else {
      layout.creation(database).run(connection);
    }
  }

  private boolean isUpToDate() {
    try (Connection connection = database.direct()) {
      return state(connection) == SchemaState.UP_TO_DATE;
    } catch (SQLException failure) {
      throw unreachable(failure);
    }
  }

  /** A missing index only makes things slow; on all else changes may build. */
  private void requireNoHarm(SchemaReport report) {
    List<Difference> harmful =
        report.differences().stream().filter(not(Schema::isMissingIndex)).toList();
    if (!harmful.isEmpty()) {
      throw drifted(
          "The tables are not those that version "
              + layout.version().number()
              + " can be applied to: ",
          harmful);
    }
  }

  private static boolean isMissingIndex(Difference difference) {
    return difference.object().startsWith("index ")
        && difference.expected().startsWith("on ")
        && difference.actual().equals(SchemaFacts.ABSENT);
  }

  private static StoreException.Drifted drifted(String what, List<Difference> differences) {
    String more = differences.size() > NAMED ? "; and " + (differences.size() - NAMED) : "";
    return new StoreException.Drifted(
        what
            + differences.stream()
                .limit(NAMED)
                .map(Difference::toString)
                .collect(Collectors.joining("; "))
            + (more.isEmpty() ? "" : more + " more"));
  }

  /**
   * Takes all changes back, and all records with them.
   *
   * @throws StoreException.Drifted when tables of another version lie there
   */
  void rollback() {
    change(
        connection -> {
          int applied = ownApplied(connection);
          if (applied > 0) {
            run(connection, liquibase -> liquibase.rollback(applied, ""));
          }
        });
  }

  /** How many of the changes are applied. */
  private int ownApplied(Connection connection) throws SQLException {
    requireOwn(connection);
    return (int)
        survey.applied(connection).keySet().stream().filter(expected.ids()::contains).count();
  }

  /**
   * @throws StoreException.Drifted when tables of another version lie there
   */
  void requireOwn(Connection connection) throws SQLException {
    Optional<SchemaVersion> found = survey.found(connection, survey.applied(connection).keySet());
    if (found.isPresent() && found.get() != layout.version()) {
      throw new StoreException.Drifted("The tables are of schema version " + found.get().number());
    }
  }

  /**
   * @throws StoreException.Drifted when tables or columns are not those of the version
   */
  void requireColumns(Connection connection) throws SQLException {
    SchemaReport report = survey.report(connection);
    List<Difference> others = report.differences().stream().filter(Schema::isOfColumn).toList();
    if (!others.isEmpty()) {
      throw drifted("The tables are not those of version " + number() + ": ", others);
    }
    if (!report.pending().isEmpty()) {
      throw new StoreException.Drifted(
          "The tables of version " + number() + " are not there, or not up to date");
    }
  }

  private static boolean isOfColumn(Difference difference) {
    return OF_COLUMN.stream().anyMatch(difference.object()::startsWith);
  }

  private int number() {
    return layout.version().number();
  }

  /**
   * @throws StoreException.Drifted when tables or columns are not those of the version
   */
  void requirePrepared() {
    try (Connection connection = database.look()) {
      requireColumns(connection);
    } catch (SQLException failure) {
      throw unreachable(failure);
    }
  }

  /** The statements that {@link #prepare} would execute now; nothing is executed. */
  List<String> plan() {
    return planned(
        connection ->
            survey.pending(connection).isEmpty()
                ? List.of()
                : statements(
                    connection,
                    (liquibase, out) ->
                        liquibase.updateSql(new Contexts(), new LabelExpression(), out)));
  }

  /** The statements that {@link #rollback} would execute now; nothing is executed. */
  List<String> rollbackPlan() {
    return planned(
        connection -> {
          int applied = ownApplied(connection);
          return applied == 0
              ? List.of()
              : statements(
                  connection, (liquibase, out) -> liquibase.rollback(applied, new Contexts(), out));
        });
  }

  /** Finds out what would be done. */
  @FunctionalInterface
  private interface Planning {
    List<String> statements(Connection connection) throws SQLException;
  }

  private List<String> planned(Planning planning) {
    try (Connection connection = database.look()) {
      return planning.statements(connection);
    } catch (SQLException failure) {
      throw unreachable(failure);
    }
  }

  private List<String> statements(Connection connection, LiquibaseRun.Dictation dictation) {
    return LiquibaseRun.statements(layout.changeLog(), connection, dictation);
  }

  /** What is to be done in the transaction of a change of the schema. */
  @FunctionalInterface
  interface Work {
    void run(Connection connection) throws SQLException;
  }

  /** Changes the schema in one transaction, while nobody else does. */
  void change(Work work) {
    change(database, work);
  }

  static void change(Database database, Work work) {
    try (Connection connection = database.direct()) {
      changeOn(database, connection, work);
    } catch (SQLException failure) {
      throw SqlOutage.unavailable("The tables cannot be changed now", failure);
    }
  }

  private static void changeOn(Database database, Connection connection, Work work)
      throws SQLException {
    database.beginSchemaChange(connection);
    try {
      work.run(connection);
    } catch (Throwable failure) {
      database.rollback(connection);
      throw failure;
    }
    database.commit(connection);
  }

  void run(Connection connection, LiquibaseRun.Change change) {
    LiquibaseRun.run(layout.changeLog(), connection, change);
  }
}
