package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fake.SqliteLocks;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStateTest {

  @TempDir private Path folder;

  @Test
  void aDatabaseThatIsOpenHereStaysLockedForOthers() throws Exception {
    Path file = folder.resolve("open.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      execute(connection, "PRAGMA journal_mode=WAL");
      execute(connection, "CREATE TABLE t(a)");
      assertThat(SqliteLocks.areHeld(file)).isTrue();

      assertThat(SqliteState.of(file)).isPresent();

      assertThat(SqliteLocks.areHeld(file)).isTrue();
    }
  }

  @Test
  void whatIsWrittenToTheLogOrTheFileIsAnotherState() throws Exception {
    Path file = folder.resolve("written.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      execute(connection, "PRAGMA journal_mode=WAL");
      execute(connection, "CREATE TABLE t(a)");
      String before = SqliteState.of(file).orElseThrow();
      assertThat(SqliteState.of(file)).contains(before);
      execute(connection, "INSERT INTO t VALUES (1)");
      assertThat(SqliteState.of(file)).isPresent().get().isNotEqualTo(before);
    }
    assertThat(SqliteState.of(folder.resolve("absent.db"))).isEmpty();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
