package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gantry.fixture.BusyDynamoDb;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.move.Cancellation;
import io.gantry.move.EndTraits;
import io.gantry.move.Move;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveException;
import io.gantry.move.MoveListener;
import io.gantry.move.MoveOptions;
import io.gantry.move.MovePhase;
import io.gantry.move.MoveProgress;
import io.gantry.move.MoveReport;
import io.gantry.move.MoveRequest;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.relational.GenuineFiles;
import io.gantry.store.relational.RelationalStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A DynamoDB that has no time any more in the middle of a copy, by a client without pauses. */
class EndlessThrottleIT {

  private final BusyDynamoDb busy = BusyDynamoDb.before(DynamoDbLocal.shared().endpoint());
  private final DocumentStore.Options options =
      LocalTable.options(SchemaVersion.V8, busy.endpoint());

  @TempDir private Path folder;

  private MoveRequest request;

  @BeforeEach
  void prepareMove() throws Exception {
    Path file = folder.resolve("localmanus.db");
    GenuineFiles.make(file, 300);
    MoveEnd source =
        MoveEnd.ofStore(
            "source",
            "source",
            EndTraits.of(SchemaVersion.V4),
            file,
            () ->
                RelationalStore.of(
                    new RelationalStore.Options(
                        Provider.SQLITE, SchemaVersion.V4, "sqlite:" + file, null, null, 4),
                    LocalTable.CURSORS,
                    null));
    MoveEnd target =
        MoveEnd.ofStore(
            "target", "target", EndTraits.of(SchemaVersion.V8), null, this::withoutPauses);
    request =
        new MoveRequest(source, target, MoveOptions.DEFAULT.withUnfit(MoveOptions.UnfitValues.CUT));
  }

  private DocumentStore withoutPauses() {
    return new DocumentStore(
        options, LocalTable.CURSORS, Clock.systemUTC(), null, List.of(), new Attempts(pause -> {}));
  }

  @AfterEach
  void close() {
    busy.close();
  }

  @Test
  void theMoveEndsSayingThatTheSameCommandGoesOn() {
    MoveException ended =
        catchThrowableOfType(MoveException.class, () -> run(new BusyFrom(MovePhase.COPY)));

    assertThat(ended.code()).isEqualTo(MoveException.Code.UNAVAILABLE);
    assertThat(ended).hasMessage("DynamoDB is too busy");
    assertThat(ended.hint()).contains("try again later", "the same command goes on");
    busy.rest();
    MoveReport report = run(MoveListener.SILENT);
    assertThat(report.resumed()).isTrue();
    assertThat(report.earlier()).isPositive();
    assertThat(report.certificateFile()).isPresent();
  }

  private MoveReport run(MoveListener listener) {
    return new Move(
            new Move.Surroundings(Clock.systemUTC(), folder.resolve("moves"), "test")
                .withPatience(Duration.ZERO))
        .run(request, listener, new Cancellation());
  }

  /** Everything is refused from the first batch of a phase on. */
  private final class BusyFrom implements MoveListener {

    private final MovePhase phase;

    BusyFrom(MovePhase phase) {
      this.phase = phase;
    }

    @Override
    public void progress(MoveProgress progress) {
      if (progress.phase() == phase) {
        busy.refuse(1, 1, BusyDynamoDb.DATA);
      }
    }
  }
}
