package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations that a move makes are the same when it goes on. */
class InterruptedQuarantineTest {

  private static final MoveOptions QUARANTINE =
      MoveOptions.DEFAULT.withOrphans(MoveOptions.Orphans.QUARANTINE);

  @TempDir private Path folder;

  @Test
  void aDamagedFileOfVersion7GoesToAnotherAlsoWhenItIsInterrupted() throws SQLException {
    moveInterrupted(folder, "V7 " + folder.resolve("target.db"));
  }

  static void moveInterrupted(Path folder, String target) throws SQLException {
    String source = "V7 " + folder.resolve("source.db");
    List<BulkRecord> before = damaged(folder);
    MoveRequest request =
        new MoveRequest(KilledMove.end(source), KilledMove.end(target), QUARANTINE.withThreads(1));
    Move mover = KilledMove.mover(folder);
    Cancellation cancellation = new Cancellation();
    MoveListener cancelling =
        new MoveListener() {
          @Override
          public void finished(MovePhase phase, KindReport kind) {
            if (phase == MovePhase.COPY && kind.kind() == EntityKind.CONVERSATION) {
              cancellation.cancel();
            }
          }
        };

    assertThatThrownBy(() -> mover.run(request, cancelling, cancellation))
        .isInstanceOf(MoveException.class);
    MoveReport report = mover.run(request, MoveListener.SILENT, new Cancellation());
    MoveReport again = mover.run(request, MoveListener.SILENT, new Cancellation());

    assertThat(report.resumed()).isTrue();
    assertThat(messages(target))
        .extracting(one -> Rewritten.ownedBy(one.value(), "any"))
        .containsExactlyInAnyOrderElementsOf(
            before.stream().map(one -> Rewritten.ownedBy(one.value(), "any")).toList());
    assertThat(again.certificateFile()).isPresent();
  }

  /** Makes {@code source.db}, and gives what hung on the conversations that it lost. */
  static List<BulkRecord> damaged(Path folder) throws SQLException {
    String source = "V7 " + folder.resolve("source.db");
    try (Store store = KilledMove.open(source)) {
      store.prepare();
      Ends.fill(store, Ends.world(SchemaVersion.V7));
    }
    List<BulkRecord> left = messages(source);
    deleteConversations(folder.resolve("source.db"));
    return left;
  }

  private static List<BulkRecord> messages(String end) {
    try (Store store = KilledMove.open(end)) {
      return Ends.contents(store).stream()
          .filter(one -> one.kind() == EntityKind.MESSAGE || one.kind() == EntityKind.TICKET)
          .toList();
    }
  }

  private static void deleteConversations(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA foreign_keys = OFF");
      assertThat(statement.executeUpdate("DELETE FROM conversations")).isPositive();
    }
  }
}
