package io.gantry.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownStoresTest {

  @TempDir private Path home;

  @Test
  void keepsTheLastOfEachVersionAndProvider() throws IOException {
    KnownStores known = KnownStores.in(home);
    known.remember(choice("4", "sqlite", "sqlite:/first.db"));
    known.remember(choice("7", "postgresql", "postgresql://u@h/d"));
    known.remember(choice("4", "sqlite", "sqlite:C:\\second \u00fc.db"));

    KnownStores again = KnownStores.in(home);
    assertThat(again.address(SchemaVersion.V4, Provider.SQLITE))
        .contains("sqlite:C:\\second \u00fc.db");
    assertThat(again.address(SchemaVersion.V7, Provider.POSTGRESQL)).contains("postgresql://u@h/d");
    assertThat(again.address(SchemaVersion.V7, Provider.SQLITE)).isEmpty();
  }

  @Test
  void onlyItsOwnerReadsIt() throws IOException {
    KnownStores.in(home).remember(choice("7", "postgresql", "postgresql://u:p@h/d"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void isNotWrittenWhenItSaysSoAlready() throws IOException {
    KnownStores.in(home).remember(choice("4", "sqlite", "sqlite:/a.db"));
    Files.setLastModifiedTime(file(), FileTime.fromMillis(0));

    KnownStores.in(home).remember(choice("4", "sqlite", "sqlite:/a.db"));

    assertThat(Files.getLastModifiedTime(file())).isEqualTo(FileTime.fromMillis(0));
  }

  @Test
  void aChoiceThatSaysLessIsPassedOver() throws IOException {
    KnownStores.in(home).remember(new ActiveChoice(Map.of("SCHEMA_VERSION", "4")));

    assertThat(file()).doesNotExist();
  }

  private Path file() {
    return home.resolve(KnownStores.NAME);
  }

  private static ActiveChoice choice(String version, String provider, String address) {
    return new ActiveChoice(
        Map.of("SCHEMA_VERSION", version, "DATABASE_PROVIDER", provider, "DATABASE_URL", address));
  }
}
