package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteFileTest {

  @Test
  void theAddressNamesThePath() {
    assertThat(SqliteFile.ofUrl("sqlite:/tmp/a.db").path()).isEqualTo(Path.of("/tmp/a.db"));
    assertThat(SqliteFile.ofUrl("sqlite:///tmp/a.db").path()).isEqualTo(Path.of("/tmp/a.db"));
    assertThat(SqliteFile.ofUrl("jdbc:sqlite:/tmp/a.db").path()).isEqualTo(Path.of("/tmp/a.db"));
    assertThat(SqliteFile.ofUrl("sqlite:data/a.db").path())
        .isEqualTo(Path.of("data/a.db").toAbsolutePath());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/tmp/a.db", "sqlite:", "sqlite::memory:", "sqlite:a.db?mode=ro", "mysql:a"})
  void anotherFormIsRefused(String url) {
    assertThatThrownBy(() -> SqliteFile.ofUrl(url)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyTheOwnerMayReadWhatIsCreated(@TempDir Path directory) throws IOException {
    SqliteFile file = new SqliteFile(directory.resolve("new/deeper/gantry.db"));
    file.create();
    assertThat(permissions(file.path())).isEqualTo("rw-------");
    assertThat(permissions(directory.resolve("new"))).isEqualTo("rwx------");
    assertThat(permissions(directory.resolve("new/deeper"))).isEqualTo("rwx------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
