package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.origin.archive.Archive;
import io.gantry.store.relational.GenuineFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftedEndTest {

  @TempDir private Path folder;

  @Test
  void tablesThatAreNotThereAreSaidToLackInTheSource() throws Exception {
    MoveEnd empty = KilledMove.end("V7 " + Files.createFile(folder.resolve("empty.db")));

    MoveEnd archive = Archive.at(folder.resolve("archive")).end();
    assertNamed(empty, new MoveRequest(empty, archive, MoveOptions.DEFAULT));
  }

  @Test
  void otherTablesAreSaidToLieInTheTarget() throws Exception {
    Path file = folder.resolve("localmanus.db");
    GenuineFiles.make(file, 1);
    Path taken = folder.resolve("other.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + taken);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE messages (id TEXT)");
    }
    MoveEnd other = KilledMove.end("V7 " + taken);

    assertNamed(other, KilledMove.request("V4 " + file, other.label()));
  }

  private void assertNamed(MoveEnd drifted, MoveRequest request) {
    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(
            () -> KilledMove.mover(folder).run(request, MoveListener.SILENT, new Cancellation()))
        .matches(failure -> failure.code() == MoveException.Code.DRIFTED)
        .withMessageEndingWith("(" + drifted.label() + ")");
  }
}
