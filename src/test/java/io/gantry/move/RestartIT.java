package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.fixture.DynamoDbLocal;
import io.gantry.fixture.EmbeddedPostgresServer;
import io.gantry.store.Store;
import io.gantry.store.relational.GenuineFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A move that was killed in the copy is begun anew, in the databases that have servers. */
class RestartIT {

  @TempDir private Path folder;

  @Test
  void aCopyThatWasStoppedIsTakenBackFromPostgresql() throws Exception {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();

    restart("V7 " + server.jdbcUrl(server.newDatabase()));
  }

  @Test
  void aCopyThatWasStoppedIsTakenBackFromDynamoDb() throws Exception {
    DynamoDbLocal dynamo = DynamoDbLocal.shared();

    restart("V8 " + dynamo.endpoint() + " " + dynamo.newTableName());
  }

  private void restart(String target) throws Exception {
    GenuineFiles.make(folder.resolve("localmanus.db"), 2_000);
    MoveRequest request = KilledMove.request("V4 " + folder.resolve("localmanus.db"), target);
    MoveListener stopper =
        new MoveListener() {
          private int left = 4;

          @Override
          public void progress(MoveProgress progress) {
            if (progress.phase() == MovePhase.COPY && --left == 0) {
              throw new IllegalStateException("stopped");
            }
          }
        };
    assertThatThrownBy(() -> KilledMove.mover(folder).run(request, stopper, new Cancellation()))
        .hasMessage("stopped");
    try (Store store = KilledMove.open(target)) {
      assertThat(store.administration().unfinishedLoad()).isPresent();
    }

    MoveReport report =
        KilledMove.mover(folder)
            .run(
                new MoveRequest(
                    request.source(), request.target(), request.options().withRestart(true)),
                MoveListener.SILENT,
                new Cancellation());

    assertThat(report.resumed()).isFalse();
    assertThat(report.earlier()).isZero();
    assertThat(report.certificateFile()).isPresent();
  }
}
