package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.origin.archive.Archive;
import io.gantry.store.relational.GenuineFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoneSourceTest {

  @TempDir private Path folder;

  private final List<String> waits = new ArrayList<>();

  @Test
  void aSourceThatIsTakenAwayEndsTheMoveAtOnceAndTheSameMoveGoesOn() throws Exception {
    Path taken = folder.resolve("archive");
    Path away = folder.resolve("away");
    GenuineFiles.make(folder.resolve("localmanus.db"), 4_000);
    MoveEnd archive = Archive.at(taken).end();
    MoveEnd genuine = KilledMove.end("V4 " + folder.resolve("localmanus.db"));
    MoveEnd target = KilledMove.end("V7 " + folder.resolve("gantry.db"));
    MoveOptions options = MoveOptions.DEFAULT.withUnfit(MoveOptions.UnfitValues.CUT).withThreads(1);
    run(new MoveRequest(genuine, archive, options), MoveListener.SILENT);
    MoveRequest request = new MoveRequest(archive, target, options);

    assertThatThrownBy(() -> run(request, takingAway(taken, away)))
        .isInstanceOfSatisfying(
            MoveException.class,
            ended -> {
              assertThat(ended.code()).isEqualTo(MoveException.Code.FAILED);
              assertThat(ended).hasMessageContaining(".ndjson is not there");
              assertThat(ended.hint()).contains("the same command goes on");
            });
    assertThat(waits).isEmpty();

    Files.move(away, taken);
    assertThat(run(request, MoveListener.SILENT).resumed()).isTrue();
  }

  private MoveReport run(MoveRequest request, MoveListener listener) {
    return KilledMove.mover(folder).run(request, listener, new Cancellation());
  }

  private MoveListener takingAway(Path taken, Path away) {
    return new MoveListener() {
      private int left = 4;

      @Override
      public void progress(MoveProgress progress) {
        if (progress.phase() == MovePhase.COPY && --left == 0) {
          try {
            Files.move(taken, away);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        }
      }

      @Override
      public void waiting(String reason, Duration pause) {
        waits.add(reason);
      }
    };
  }
}
