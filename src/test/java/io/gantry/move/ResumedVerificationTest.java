package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.contract.BulkWorld;
import io.gantry.fake.InMemoryStore;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.studio.Canvas;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an interrupted comparison saw counts only where it is proved to be so still. The owner that
 * such a move makes keeps the preflight from summing up the source.
 */
class ResumedVerificationTest {

  @TempDir private Path folder;

  private MoveEnd source;
  private Store target;
  private long records;

  @BeforeEach
  void aFileIsMovedAndItsComparisonStopped() {
    source = KilledMove.end("V4 " + folder.resolve("source.db"));
    try (Store store = KilledMove.open("V4 " + folder.resolve("source.db"))) {
      store.prepare();
      Set<BulkRecord> all = new HashSet<>(new BulkWorld(SchemaVersion.V4).plain());
      all.addAll(new BulkWorld(SchemaVersion.V4).nasty());
      Ends.fill(store, List.copyOf(all));
    }
    target = new InMemoryStore(SchemaVersion.V8);
    assertThatThrownBy(() -> run(source, new StopAfter(EntityKind.MESSAGE))).hasMessage("stopped");
    records = Ends.contents(target).size();
  }

  @Test
  void sumsOfAnUntouchedFileAreUsedAgain() {
    Looked looked = new Looked();

    MoveReport report = run(source, looked);

    assertThat(report.certificateFile()).isPresent();
    assertThat(looked.records).isGreaterThanOrEqualTo(records).isLessThan(2 * records);
  }

  @Test
  void sumsOfTheTargetAreNever() {
    BulkRecord lost = canvas(target);
    Canvas canvas = (Canvas) lost.value();
    target.workspace(lost.tenant()).canvases().delete(canvas.ownerId(), canvas.id());

    assertDiffer(source);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sumsOfAFileThatSomebodyWroteToAreNot(boolean open) {
    try (Store changed = KilledMove.open("V4 " + folder.resolve("source.db"))) {
      BulkRecord record = canvas(changed);
      Canvas one = (Canvas) record.value();
      changed.workspace(record.tenant()).canvases().delete(one.ownerId(), one.id());
      if (open) {
        // What was written lies in the log as long as somebody has the file open.
        assertDiffer(source);
      }
    }

    assertDiffer(source);
  }

  @Test
  void sumsAreNotWhereNobodyCanTell() {
    MoveEnd secret =
        new MoveEnd(
            source.label(),
            source.address(),
            source.traits(),
            () ->
                new StoreEnd("secret", KilledMove.open("V4 " + folder.resolve("source.db")), null));
    Looked looked = new Looked();

    run(secret, looked);

    assertThat(looked.records).isEqualTo(2 * records);
  }

  private void assertDiffer(MoveEnd end) {
    assertThatThrownBy(() -> run(end, MoveListener.SILENT))
        .isInstanceOfSatisfying(
            MoveException.class,
            differ -> assertThat(differ.code()).isEqualTo(MoveException.Code.DIFFERENCES));
  }

  private MoveReport run(MoveEnd from, MoveListener listener) {
    return new Move(new Move.Surroundings(Clock.systemUTC(), folder.resolve("moves"), "test"))
        .run(
            new MoveRequest(from, Ends.of("target", target), MoveOptions.DEFAULT),
            listener,
            new Cancellation());
  }

  private static BulkRecord canvas(Store store) {
    return Ends.contents(store).stream()
        .filter(one -> one.kind() == EntityKind.CANVAS)
        .findFirst()
        .orElseThrow();
  }

  /** Counts what is compared. */
  private static final class Looked implements MoveListener {

    private long records;

    @Override
    public void progress(MoveProgress progress) {
      if (progress.phase() == MovePhase.VERIFY) {
        records = progress.records();
      }
    }
  }

  /** Ends a move, as a crash does, when a kind is compared. */
  private record StopAfter(EntityKind kind) implements MoveListener {

    @Override
    public void finished(MovePhase phase, KindReport report) {
      if (phase == MovePhase.VERIFY && report.kind() == kind) {
        throw new IllegalStateException("stopped");
      }
    }
  }
}
