package io.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gantry.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandsTest {

  @TempDir private Path home;

  private Shell shell;

  @BeforeEach
  void aShell() {
    shell = new Shell(home);
  }

  @Test
  void showsEverySettingWithItsSourceAndNoSecret() throws IOException {
    shell.environment.put("POSTGRES_PASSWORD", "hush");
    Files.writeString(home.resolve(".env"), "PORT=81\nDATABASE_URL=postgresql://u:hush@h/d\n");

    Shell.Ran ran = shell.run("config", "show");

    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).hasSize(Setting.values().length);
    assertThat(ran.out())
        .doesNotContain("hush")
        .containsPattern("PORT +81 +\\(" + home.resolve(".env") + "\\)")
        .containsPattern("POSTGRES_PASSWORD +\\*+ +\\(environment\\)")
        .containsPattern("HOST +127.0.0.1 +\\(default\\)");
    JsonNode settings = shell.run("config", "show", "--json").json().path("settings");
    assertThat(settings).hasSize(Setting.values().length);
    assertThat(settings)
        .anySatisfy(
            setting -> {
              assertThat(setting.path("name").asText()).isEqualTo("POSTGRES_PASSWORD");
              assertThat(setting.path("secret").asBoolean()).isTrue();
              assertThat(setting.path("value").asText()).isEqualTo("********");
            });
  }

  @Test
  void showsWrongValuesToo() {
    shell.environment.put("PORT", "eighty");

    Shell.Ran ran = shell.run("config", "show");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).containsPattern("PORT +eighty");
  }

  @Test
  void checkTellsAllErrorsAtOnce() throws IOException {
    shell.environment.put("PORT", "eighty");
    shell.environment.put("DATABASE_PROVIDER", "oracle");

    Shell.Ran ran = shell.run("config", "check");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out())
        .contains("PORT=eighty (environment): expected a whole number", "DATABASE_PROVIDER=oracle");
    JsonNode json = shell.run("config", "check", "--json").json();
    assertThat(json.path("ok").asBoolean(true)).isFalse();
    assertThat(json.path("errors")).hasSize(2);
    assertThat(json.path("errors").get(0).path("example").asText()).isNotEmpty();
  }

  @Test
  void warningsAreNoErrors() {
    shell.environment.put("GANTRY_PORT", "1");

    Shell.Ran ran = shell.run("config", "check");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("GANTRY_PORT", "did you mean PORT?");
  }

  @Test
  void aWrongConfigurationStopsOtherCommandsWithAllErrors() {
    shell.environment.put("PORT", "eighty");

    Shell.Ran ran = shell.run("status");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("PORT=eighty", "config show");
  }
}
