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
import java.util.Set;
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

  /** Its journal does not tell of conversations that the move makes. */
  @Test
  void whatAnEarlierBuildBeganIsRefusedBeforeTheFirstWrite() throws Exception {
    String target = "V7 " + folder.resolve("target.db");
    damaged(folder);
    MoveRequest request = request(folder, target);
    cancelled(folder, request);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("target.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("DELETE FROM gantry_load_note WHERE name = 'plan/gone'"))
          .isOne();
    }
    Set<BulkRecord> before = records(target);

    assertThatThrownBy(() -> run(folder, request))
        .isInstanceOfSatisfying(
            MoveException.class,
            refused -> {
              assertThat(refused).hasMessageContaining("An earlier build began this move");
              assertThat(refused.hint()).contains("--restart");
            });
    assertThat(records(target)).isEqualTo(before);
    MoveRequest anew =
        new MoveRequest(request.source(), request.target(), request.options().withRestart(true));
    assertThat(run(folder, anew).certificateFile()).isPresent();
  }

  private static Set<BulkRecord> records(String end) {
    try (Store store = KilledMove.open(end)) {
      return Ends.contents(store);
    }
  }

  private static MoveRequest request(Path folder, String target) {
    String source = "V7 " + folder.resolve("source.db");
    return new MoveRequest(
        KilledMove.end(source), KilledMove.end(target), QUARANTINE.withThreads(1));
  }

  private static MoveReport run(Path folder, MoveRequest request) {
    return KilledMove.mover(folder).run(request, MoveListener.SILENT, new Cancellation());
  }

  static void moveInterrupted(Path folder, String target) throws SQLException {
    List<BulkRecord> before = damaged(folder);
    MoveRequest request = request(folder, target);
    cancelled(folder, request);

    MoveReport report = run(folder, request);
    MoveReport again = run(folder, request);

    assertThat(report.resumed()).isTrue();
    assertThat(messages(target))
        .extracting(one -> Rewritten.ownedBy(one.value(), "any"))
        .containsExactlyInAnyOrderElementsOf(
            before.stream().map(one -> Rewritten.ownedBy(one.value(), "any")).toList());
    assertThat(again.certificateFile()).isPresent();
  }

  /** Ends when the conversations are copied. */
  private static void cancelled(Path folder, MoveRequest request) {
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

    Move mover = KilledMove.mover(folder);
    assertThatThrownBy(() -> mover.run(request, cancelling, cancellation))
        .isInstanceOf(MoveException.class);
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
