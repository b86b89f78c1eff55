package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.store.SchemaReport.Difference;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What holds for the changes of the schema on each database. */
abstract class SchemaContract {

  /** What Liquibase knows of each change, but for when it was applied. */
  private static final String APPLIED =
      "SELECT orderexecuted || ' ' || id || ' ' || author || ' ' || filename || ' ' || md5sum || ' '"
          + " || description || ' ' || comments || ' ' || exectype || ' ' || liquibase"
          + " FROM databasechangelog ORDER BY orderexecuted";

  /** An empty database. */
  abstract Database newDatabase() throws Exception;

  /** The names of the tables, those of Liquibase left out. */
  abstract String tablesQuery();

  /** The names of all tables. */
  abstract String allTablesQuery();

  /** The columns that are unique together, as text: {@code table.column, table.column}. */
  abstract String uniqueQuery();

  @Test
  void theChangesApplyRollBackToEmptyAndApplyAgain() throws Exception {
    try (Database database = newDatabase()) {
      Schema schema = new Schema(database);
      schema.prepare();
      assertThat(query(database, tablesQuery())).contains("conversations", "messages", "users");
      schema.rollback();
      assertThat(query(database, tablesQuery())).isEmpty();
      schema.prepare();
      assertThat(state(database, schema)).isEqualTo(SchemaState.UP_TO_DATE);
    }
  }

  @Test
  void anEmptyDatabaseIsPending() throws Exception {
    try (Database database = newDatabase()) {
      assertThat(state(database, new Schema(database))).isEqualTo(SchemaState.PENDING);
    }
  }

  @Test
  void aMissingChangeIsPendingAndNotAppliedTwice() throws Exception {
    try (Database database = newDatabase()) {
      Schema schema = new Schema(database);
      schema.prepare();
      execute(database, "DROP INDEX ix_tickets_created");
      execute(database, "DELETE FROM databasechangelog WHERE id = 'v7-ix-tickets-created'");
      assertThat(state(database, schema)).isEqualTo(SchemaState.PENDING);
      schema.prepare();
      assertThat(state(database, schema)).isEqualTo(SchemaState.UP_TO_DATE);
    }
  }

  @Test
  void aViewThatIsNamedLikeATableIsInTheWay() throws Exception {
    try (Database database = newDatabase()) {
      execute(database, "CREATE VIEW users AS SELECT 1 AS id");
      execute(database, "CREATE VIEW ix_tickets_created AS SELECT 1 AS id");
      Schema schema = new Schema(database);
      assertThat(schema.report().state()).isEqualTo(SchemaState.DRIFTED);
      assertThatThrownBy(schema::prepare)
          .isInstanceOf(StoreException.Drifted.class)
          .hasMessageContaining("table users: expected absent, found view")
          .hasMessageContaining("index ix_tickets_created: expected absent, found view");
      assertThat(query(database, tablesQuery())).isEmpty();
      execute(database, "DROP VIEW users");
      execute(database, "DROP VIEW ix_tickets_created");
      schema.prepare();
      assertThat(state(database, schema)).isEqualTo(SchemaState.UP_TO_DATE);
    }
  }

  @Test
  void aViewInPlaceOfATableIsNamed() throws Exception {
    try (Database database = newDatabase()) {
      Schema schema = new Schema(database);
      schema.prepare();
      execute(database, "DROP TABLE idempotent_answers");
      execute(database, "CREATE VIEW idempotent_answers AS SELECT 1 AS id");
      assertThat(schema.report().differences())
          .extracting(Difference::toString)
          .singleElement()
          .asString()
          .matches("table idempotent_answers: expected (strict )?table, found view");
    }
  }

  @Test
  void twoMayPrepareAtOnce() throws Exception {
    try (Database database = newDatabase()) {
      ExecutorService threads = Executors.newFixedThreadPool(3);
      List<Future<?>> all = new ArrayList<>();
      for (int index = 0; index < 3; index++) {
        all.add(threads.submit(() -> new Schema(database).prepare()));
      }
      for (Future<?> one : all) {
        one.get(60, TimeUnit.SECONDS);
      }
      threads.shutdown();
      assertThat(state(database, new Schema(database))).isEqualTo(SchemaState.UP_TO_DATE);
    }
  }

  /** When a change was added: copy the file that this test writes to the folder of the changes. */
  @Test
  void theFactsOfThisBuildAreWhatItsChangesMake() throws Exception {
    try (Database database = newDatabase()) {
      ExpectedSchema made = MadeSchema.in(database, Schema.Layout.V7);
      Path file = MadeSchema.write(made.toText(), "v7-" + database.product() + ".facts");
      assertThat(Schema.Layout.V7.expected(database).toText())
          .as("the facts in %s", file)
          .isEqualTo(made.toText());
    }
  }

  /** When a change was added: as with the facts. */
  @Test
  void theScriptOfThisBuildIsWhatLiquibaseDoesToAnEmptyDatabase() throws Exception {
    try (Database database = newDatabase()) {
      String said = CreationScript.of(new Schema(database).plan()).toText();
      Path file = MadeSchema.write(said, "v7-" + database.product() + ".sql");
      assertThat(Schema.Layout.V7.creation(database).toText())
          .as("the script in %s", file)
          .isEqualTo(said);
    }
  }

  @Test
  void theScriptLeavesWhatLiquibaseLeaves() throws Exception {
    try (Database byScript = newDatabase();
        Database byLiquibase = newDatabase()) {
      new Schema(byScript).prepare();
      ExpectedSchema made = MadeSchema.in(byLiquibase, Schema.Layout.V7);
      assertThat(new Schema(byScript).report().differences()).isEmpty();
      assertThat(query(byScript, APPLIED)).hasSameSizeAs(made.ids());
      assertThat(query(byScript, APPLIED)).isEqualTo(query(byLiquibase, APPLIED));
    }
  }

  @Test
  void thePlanIsWhatApplyDoesAndDoesNothingItself() throws Exception {
    try (Database database = newDatabase()) {
      Schema schema = new Schema(database);
      List<String> plan = schema.plan();
      assertThat(query(database, allTablesQuery())).isEmpty();
      assertThat(plan).anyMatch(sql -> sql.contains("CREATE TABLE tenants"));
      executeAll(database, plan);
      assertThat(schema.report().differences()).isEmpty();
      assertThat(schema.report().state()).isEqualTo(SchemaState.UP_TO_DATE);
      assertThat(schema.plan()).isEmpty();
    }
  }

  @Test
  void thePlanOfARollbackIsWhatRollbackDoesAndDoesNothingItself() throws Exception {
    try (Database database = newDatabase()) {
      Schema schema = new Schema(database);
      assertThat(schema.rollbackPlan()).isEmpty();
      schema.prepare();
      List<String> plan = schema.rollbackPlan();
      assertThat(schema.report().state()).isEqualTo(SchemaState.UP_TO_DATE);
      assertThat(plan).anyMatch(sql -> sql.contains("DROP TABLE tenants"));
      executeAll(database, plan);
      assertThat(query(database, tablesQuery())).isEmpty();
      assertThat(schema.report().state()).isEqualTo(SchemaState.PENDING);
    }
  }

  @Test
  void everyUniqueKeyHasAMeaning() throws Exception {
    try (Database database = newDatabase()) {
      new Schema(database).prepare();
      assertThat(query(database, uniqueQuery()))
          .allSatisfy(columns -> assertThat(Unique.ofColumns(columns)).as(columns).isPresent())
          .hasSize(Unique.values().length);
    }
  }

  static SchemaState state(Database database, Schema schema) throws SQLException {
    try (Connection connection = database.direct()) {
      return schema.state(connection);
    }
  }

  static void execute(Database database, String sql) throws SQLException {
    try (Connection connection = database.direct();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  static void executeAll(Database database, List<String> statements) throws SQLException {
    try (Connection connection = database.direct()) {
      for (String statement : statements) {
        Rows.execute(connection, statement);
      }
    }
  }

  static List<String> query(Database database, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.direct();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
