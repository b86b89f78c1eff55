package io.gantry.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFolderTest {

  @TempDir Path home;

  @Test
  void onlyTheOwnerCanReadWhatIsMade() throws IOException {
    Path folder = home.resolve("a/keys");
    KeyFolder.open(folder).readOrCreate("one.key", () -> "secret");

    assertThat(permissions(folder)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isNotEmpty().allMatch(file -> permissions(file).equals("rw-------"));
    }
  }

  @Test
  void aKeyIsMadeOnce() {
    KeyFolder folder = KeyFolder.open(home.resolve("keys"));

    assertThat(folder.readOrCreate("one.key", () -> "first")).isEqualTo("first");
    assertThat(folder.readOrCreate("one.key", () -> "second")).isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void aKeyThatOthersCanReachIsRefused(String permissions) throws IOException {
    KeyFolder folder = KeyFolder.open(home.resolve("keys"));
    folder.readOrCreate("one.key", () -> "secret");
    Path file = home.resolve("keys/one.key");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    assertThatExceptionOfType(KeyFileException.class)
        .isThrownBy(() -> folder.readOrCreate("one.key", () -> "other"))
        .withMessageContaining("chmod 600 " + file)
        .withMessageContaining(permissions)
        .withMessageNotContaining("secret");
  }

  @Test
  void aFolderThatOthersCanWriteIsRefused() throws IOException {
    Path folder = Files.createDirectory(home.resolve("keys"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));

    assertThatExceptionOfType(KeyFileException.class)
        .isThrownBy(() -> KeyFolder.open(folder))
        .withMessageContaining("chmod 700");
  }

  @Test
  void anEmptyKeyFileIsAnErrorAndIsKept() throws IOException {
    KeyFolder folder = KeyFolder.open(home.resolve("keys"));
    folder.readOrCreate("one.key", () -> "secret");
    Files.writeString(home.resolve("keys/one.key"), "");

    assertThatExceptionOfType(KeyFileException.class)
        .isThrownBy(() -> folder.readOrCreate("one.key", () -> "other"))
        .withMessageContaining("is empty");
    assertThat(home.resolve("keys/one.key")).isEmptyFile();
  }

  @Test
  void whatAKilledProcessLeftIsNoKey() throws IOException {
    KeyFolder folder = KeyFolder.open(home.resolve("keys"));
    Files.writeString(home.resolve("keys/one.key.part"), "half a k");

    assertThat(folder.readOrCreate("one.key", () -> "whole")).isEqualTo("whole");
  }

  @Test
  void processesThatStartAtOnceAgreeOnOneKey() throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      processes.add(startKeyMaker());
    }
    Set<String> keys = new HashSet<>();
    for (Process process : processes) {
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      keys.add(output);
    }

    assertThat(keys).hasSize(1);
    assertThat(keys.iterator().next()).matches("[A-Za-z0-9_-]{43}");
  }

  private Process startKeyMaker() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KeyMaker.class.getName(),
            home.resolve("keys").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** A server that starts for the first time, as far as its keys are concerned. */
  static final class KeyMaker {

    private KeyMaker() {}

    public static void main(String[] arguments) {
      System.out.print(SigningKey.in(KeyFolder.open(Path.of(arguments[0]))).id());
    }
  }
}
