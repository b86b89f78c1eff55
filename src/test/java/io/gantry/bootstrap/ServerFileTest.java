package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.config.ConfigSources;
import io.gantry.config.LoadedConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFileTest {

  private static final long PID = ProcessHandle.current().pid();

  @TempDir private Path home;

  @Test
  void saysWhoAndWhereTheServerIsToItsOwnerAlone() throws IOException {
    file("127.0.0.1").write();

    assertThat(path()).hasContent("pid=" + PID + "\nurl=http://127.0.0.1:8123\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
    assertThat(home).isDirectoryContaining("glob:**/server.properties");
    assertThat(home.toFile().list()).hasSize(1);
  }

  @Test
  void aServerThatListensEverywhereIsReachedAtLoopback() {
    file("0.0.0.0").write();
    assertThat(path()).content().contains("url=http://127.0.0.1:8123\n");

    file("::1").write();
    assertThat(path()).content().contains("url=http://[::1]:8123\n");
  }

  @Test
  void goesWithItsServerAndLeavesThatOfAnother() throws IOException {
    ServerFile file = file("127.0.0.1");
    file.write();
    file.remove();
    assertThat(path()).doesNotExist();

    Files.writeString(path(), "pid=1\nurl=http://127.0.0.1:1\n");
    file.remove();
    assertThat(path()).exists();
    file.write();
    assertThat(path()).content().contains("pid=" + PID);
  }

  private Path path() {
    return home.resolve("server.properties");
  }

  private ServerFile file(String host) {
    Map<String, String> settings =
        Map.of("GANTRY_HOME", home.toString(), "HOST", host, "PORT", "8123");
    return new ServerFile(LoadedConfig.load(ConfigSources.of(settings)).config());
  }
}
