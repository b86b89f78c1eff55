package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gantry.fixture.DynamoDbLocal;
import io.gantry.fixture.EmbeddedPostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations are made in the databases that have servers, too. */
class InterruptedQuarantineIT {

  @TempDir private Path folder;

  @Test
  void aDamagedFileGoesToPostgresql() throws SQLException {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();

    InterruptedQuarantineTest.moveInterrupted(folder, "V7 " + server.jdbcUrl(server.newDatabase()));
  }

  @Test
  void aDamagedFileGoesToDynamoDb() throws SQLException {
    InterruptedQuarantineTest.moveInterrupted(folder, newTable());
  }

  private static String newTable() {
    DynamoDbLocal dynamo = DynamoDbLocal.shared();
    return "V8 " + dynamo.endpoint() + " " + dynamo.newTableName();
  }

  /** For version 8, parts of a conversation that is not there are what its deletion left. */
  @Test
  void dynamoDbDoesNotKeepThemAsTheyAre() throws SQLException {
    int left = InterruptedQuarantineTest.damaged(folder).size();
    MoveRequest request = KilledMove.request("V7 " + folder.resolve("source.db"), newTable());

    MoveException refused =
        catchThrowableOfType(
            MoveException.class,
            () -> KilledMove.mover(folder).run(request, MoveListener.SILENT, new Cancellation()));

    assertThat(refused.code()).isEqualTo(MoveException.Code.DOES_NOT_FIT);
    assertThat(refused.preflight().orElseThrow().obstacles()).isEqualTo(left);
  }
}
