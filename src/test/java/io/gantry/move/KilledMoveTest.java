package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.store.relational.GenuineFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledMoveTest {

  @TempDir private Path folder;

  @Test
  void aGenuineFileIsMovedWholeAlthoughTheProcessIsKilled() throws Exception {
    GenuineFiles.make(folder.resolve("localmanus.db"), 4_000);
    String source = "V4 " + folder.resolve("localmanus.db");
    String target = "V7 " + folder.resolve("gantry.db");

    KilledMove.run(source, target, folder, 7);
    MoveReport report =
        KilledMove.mover(folder)
            .run(KilledMove.request(source, target), MoveListener.SILENT, new Cancellation());

    assertThat(report.resumed()).isTrue();
    assertThat(report.certificateFile()).hasValueSatisfying(file -> assertThat(file).exists());
    assertThat(report.kinds())
        .allSatisfy(kind -> assertThat(kind.verified()).isEqualTo(kind.written()));
  }
}
