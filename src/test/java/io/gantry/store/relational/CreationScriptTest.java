package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreationScriptTest {

  private static final CreationScript TWICE =
      CreationScript.of(List.of("CREATE TABLE one (id TEXT)", "CREATE TABLE one (id TEXT)"));

  @Test
  void aFailureSaysWhyAndDoesNotRepeatTheStatement() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      SQLException failure = catchThrowableOfType(SQLException.class, () -> TWICE.run(connection));

      assertThat(failure.getMessage()).startsWith("[SQLITE_ERROR]").contains("already exists");
    }
  }
}
