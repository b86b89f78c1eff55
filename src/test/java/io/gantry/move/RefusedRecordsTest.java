package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedRecordsTest extends RefusedRecordsContract {

  @TempDir private Path folder;

  private Path target;

  @Override
  String newTarget(Path empty) {
    target = empty.resolve("target.db");
    return "V7 " + target;
  }

  @Override
  boolean isUntouched() {
    return Files.notExists(target);
  }

  @Test
  void aRowThatCannotBeReadIsADifferenceToo() throws Exception {
    String whole = "V7 " + folder.resolve("whole.db");
    KilledMove.mover(folder)
        .run(KilledMove.request(source(), whole), MoveListener.SILENT, new Cancellation());
    MoveRequest compared = KilledMove.request(whole, source());
    assertThat(
            KilledMove.mover(folder)
                .compare(compared, MoveListener.SILENT, new Cancellation())
                .isEqual())
        .isTrue();
    run(
        "INSERT INTO canvases SELECT tenant_id, '', owner_id, name, title_key, description,"
            + " thumbnail, data, created_at, updated_at, revision FROM canvases LIMIT 1");

    MoveException refused =
        catchThrowableOfType(
            MoveException.class,
            () ->
                KilledMove.mover(folder)
                    .compare(compared, MoveListener.SILENT, new Cancellation()));

    assertThat(refused.code()).isEqualTo(MoveException.Code.DIFFERENCES);
    assertThat(refused).hasMessageContaining("cannot be read: id must not be empty");
  }

  private void run(String change) throws SQLException {
    String file = source().substring(source().indexOf(' ') + 1);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
  }
}
