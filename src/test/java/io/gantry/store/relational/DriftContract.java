package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaReport.Difference;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drift that is planted in prepared tables is found and named; what is harmless is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DriftContract {

  /**
   * Something that somebody did to the tables.
   *
   * @param sql what
   * @param differences what the report must say, nothing else
   */
  record Plant(String sql, List<String> differences) {
    static Plant of(String sql, String... differences) {
      return new Plant(sql, List.of(differences));
    }
  }

  @BeforeAll
  final void makeTemplate() throws Exception {
    prepareTemplate();
  }

  /** Prepares a database whose copies the tests plant drift in. */
  abstract void prepareTemplate() throws Exception;

  /** A new copy of the prepared database. */
  abstract Database copy() throws Exception;

  abstract Stream<Plant> harmful();

  abstract Stream<String> harmless();

  @ParameterizedTest
  @MethodSource("harmful")
  void plantedDriftIsFoundAndNamed(Plant plant) throws Exception {
    try (Database database = copy()) {
      SchemaContract.execute(database, plant.sql());
      SchemaReport report = new Schema(database).report();
      assertThat(report.differences())
          .extracting(Difference::toString)
          .containsExactlyInAnyOrderElementsOf(plant.differences());
      assertThat(report.state()).isEqualTo(SchemaState.DRIFTED);
    }
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void additionsWithoutHarmAreNoDrift(String sql) throws Exception {
    try (Database database = copy()) {
      SchemaContract.execute(database, sql);
      SchemaReport report = new Schema(database).report();
      assertThat(report.differences()).isEmpty();
      assertThat(report.state()).isEqualTo(SchemaState.UP_TO_DATE);
    }
  }

  @Test
  void anotherTextOfAChangeIsDrift() throws Exception {
    try (Database database = copy()) {
      SchemaContract.execute(
          database, "UPDATE databasechangelog SET md5sum = '9:00' WHERE id = 'v7-users'");
      assertThat(new Schema(database).report().differences())
          .singleElement()
          .asString()
          .startsWith("checksum of change v7-users: expected 9:")
          .endsWith("found 9:00");
    }
  }

  @Test
  void aChecksumOfAnotherMethodIsNoDrift() throws Exception {
    try (Database database = copy()) {
      SchemaContract.execute(database, "UPDATE databasechangelog SET md5sum = '8:00'");
      assertThat(new Schema(database).report().differences()).isEmpty();
    }
  }

  @Test
  void whatStandsInTheWayOfAPendingChangeIsDrift() throws Exception {
    try (Database database = copy()) {
      SchemaContract.execute(
          database, "DELETE FROM databasechangelog WHERE id = 'v7-ix-tickets-created'");
      Schema schema = new Schema(database);
      assertThat(schema.report().pending()).containsExactly("v7-ix-tickets-created");
      assertThat(schema.report().differences())
          .singleElement()
          .asString()
          .startsWith("index ix_tickets_created: expected absent, found on tickets");
      assertThatThrownBy(schema::prepare)
          .isInstanceOf(StoreException.Drifted.class)
          .hasMessageContaining("ix_tickets_created");
    }
  }

  @Test
  void pendingChangesAreNotAppliedToDamagedTables() throws Exception {
    try (Database database = copy()) {
      SchemaContract.execute(
          database, "DELETE FROM databasechangelog WHERE id = 'v7-ix-tickets-created'");
      SchemaContract.execute(database, "DROP INDEX ix_tickets_created");
      SchemaContract.execute(database, "ALTER TABLE messages DROP COLUMN metadata");
      Schema schema = new Schema(database);
      assertThatThrownBy(schema::prepare)
          .isInstanceOf(StoreException.Drifted.class)
          .hasMessageContaining("column messages.metadata");
      assertThat(schema.report().pending()).containsExactly("v7-ix-tickets-created");
    }
  }

  @Test
  void aMissingIndexDoesNotKeepChangesBack() throws Exception {
    try (Database database = copy()) {
      SchemaContract.execute(
          database, "DELETE FROM databasechangelog WHERE id = 'v7-ix-tickets-created'");
      SchemaContract.execute(database, "DROP INDEX ix_tickets_created");
      SchemaContract.execute(database, "DROP INDEX ix_users_created");
      Schema schema = new Schema(database);
      schema.prepare();
      assertThat(schema.report().pending()).isEmpty();
    }
  }

  @Test
  void aSchemaThatIsBeingChangedIsLocked() throws Exception {
    try (Database database = copy();
        Connection changing = database.direct()) {
      database.beginSchemaChange(changing);
      SchemaReport report = new Schema(database).report();
      assertThat(report.state()).isEqualTo(SchemaState.LOCKED);
      assertThat(report.lockedBy().orElseThrow()).contains("process");
      database.rollback(changing);
      assertThat(new Schema(database).report().state()).isEqualTo(SchemaState.UP_TO_DATE);
    }
  }

  @Test
  void tablesOfAnotherVersionAreNamedAndLeftAlone() throws Exception {
    try (Database database = copy()) {
      SchemaContract.execute(database, "DELETE FROM databasechangelog");
      SchemaContract.execute(database, "CREATE TABLE db_version (version INTEGER PRIMARY KEY)");
      SchemaContract.execute(database, "INSERT INTO db_version VALUES (4)");
      Schema schema = new Schema(database);
      assertThat(schema.report().found()).contains(SchemaVersion.V4);
      assertThat(schema.report().differences())
          .contains(new Difference("schema version", "7", "4"));
      assertThatThrownBy(schema::prepare).isInstanceOf(StoreException.Drifted.class);
      assertThatThrownBy(schema::rollback).isInstanceOf(StoreException.Drifted.class);
      assertThat(schema.report().state()).isEqualTo(SchemaState.DRIFTED);
    }
  }
}
