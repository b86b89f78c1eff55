package io.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code ./gantry} as people do, with what the build packaged. */
class CliIT {

  private static final Path PROJECT = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();

  @TempDir private Path home;

  @Test
  void anInstallationIsLookedAfterFromTheShell() throws Exception {
    assertThat(gantry(Map.of(), "status").code()).isEqualTo(5);
    Shell.Ran seeded = gantry(Map.of(), "seed");
    assertThat(seeded.code()).isZero();
    assertThat(seeded.out()).contains("user demo with password demo123", "conversation");

    Shell.Ran status = gantry(Map.of(), "status", "--json");
    assertThat(status.code()).isZero();
    assertThat(status.err()).isEmpty();
    assertThat(status.json().path("counts").path("messages").asInt()).isEqualTo(2);
    assertThat(status.json().path("store").path("place").asText())
        .isEqualTo(home.resolve("gantry.db").toString());

    String url = "sqlite:" + home.resolve("other.db");
    assertThat(gantry(Map.of(), "switch", "--version", "7", "--url", url).code()).isEqualTo(2);
    Shell.Ran switched = gantry(Map.of(), "switch", "--version", "7", "--url", url, "--force");
    assertThat(switched.code()).isZero();
    assertThat(switched.err()).contains("Warning: the target is empty");
    assertThat(gantry(Map.of(), "status").out()).contains("other.db", "active.properties");
    assertThat(
            gantry(Map.of("DATABASE_URL", "sqlite:x.db"), "switch", "--version", "7", "--force")
                .code())
        .isEqualTo(5);
  }

  @Test
  void theAnswersOfProgramsReachTheShell() throws Exception {
    assertThat(gantry(Map.of(), "help").out()).contains("switch", "dynamodb-local");
    assertThat(gantry(Map.of(), "--help").out()).contains("dynamodb-local", "Exit codes:");
    assertThat(gantry(Map.of(), "serve", "--help").out()).startsWith("Usage: gantry serve");
    assertThat(gantry(Map.of(), "version").code()).isZero();
    assertThat(gantry(Map.of(), "--version").out()).startsWith("gantry ");
    assertThat(gantry(Map.of("PORT", "x"), "config", "check").code()).isEqualTo(2);
    assertThat(gantry(Map.of(), "swich").code()).isEqualTo(2);
    assertThat(gantry(Map.of(), "cleanup", "--version", "4", "--force").code()).isEqualTo(3);
  }

  private Shell.Ran gantry(Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROJECT.resolve("gantry").toString()));
    command.addAll(List.of(arguments));
    Path err = home.resolve("stderr.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(home.toFile()).redirectError(err.toFile());
    builder.environment().put("GANTRY_HOME", home.toString());
    builder.environment().put("GANTRY_NO_BUILD", "1");
    builder.environment().putAll(settings);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Shell.Ran(process.waitFor(), out, Files.readString(err));
  }
}
