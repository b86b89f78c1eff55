package io.gantry.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.common.Secret;
import io.gantry.store.SchemaVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveFileTest {

  @TempDir private Path home;

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void homeIsTheTemporaryFolder() {
    environment.put("GANTRY_HOME", home.toString());
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    ActiveChoice choice = choice("sqlite", "sqlite:C:\\data\\\u00fc b#!=:.db", "4");

    file().write(choice);

    assertThat(file().read()).contains(choice);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
        .isEqualTo("rw-------");
    assertThat(home).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aFailedWriteLeavesTheOldFile() throws IOException {
    ActiveChoice old = choice("sqlite", "sqlite:/a.db", "7");
    file().write(old);

    assertThatThrownBy(() -> file().write(choice("sqlite", "sqlite:/a\nPORT=1", "7")))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(file().read()).contains(old);
    assertThat(home).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void thereIsNoneAtFirst() {
    assertThat(file().read()).isEmpty();
  }

  @Test
  void nothingOfWeakerSourcesIsMixedIntoIt() throws IOException {
    Files.writeString(
        home.resolve(".env"),
        """
        DATABASE_PROVIDER=dynamodb
        DYNAMODB_ENDPOINT=http://127.0.0.1:8000
        SCHEMA_VERSION=8
        POSTGRES_HOST=elsewhere
        POSTGRES_PASSWORD=secret
        PORT=81
        """);
    file().write(choice("postgresql", "postgresql://u@h/d", "7"));

    LoadedConfig loaded = load();
    assertThat(loaded.config().database())
        .isEqualTo(
            new Database.Postgresql(
                SchemaVersion.V7, "jdbc:postgresql://h/d", "u", new Secret("secret"), 16));
    assertThat(loaded.config().server().port()).isEqualTo(81);
    assertThat(loaded.warnings()).isEmpty();
    assertThat(sources().choiceSource()).isEqualTo(file().path().toString());
    assertThat(sources().overriding()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DATABASE_PROVIDER=dynamodb", "DATABASE_URL=dynamodb:crane", "SCHEMA_VERSION=8"})
  void aStrongerSourceTakesAllOfItAway(String stronger) throws IOException {
    file().write(choice("postgresql", "postgresql://u@h/d", "7"));
    String key = stronger.substring(0, stronger.indexOf('='));
    environment.put(key, stronger.substring(stronger.indexOf('=') + 1));

    assertThat(load().config().database().schemaVersion()).isEqualTo(SchemaVersion.V8);
    assertThat(sources().overriding())
        .contains(new ConfigSources.Overriding(Setting.valueOf(key), "environment"));
  }

  @Test
  void systemPropertiesAndSecretsAreStrongerToo() throws IOException {
    Path secrets = Files.createDirectory(home.resolve("secrets"));
    Files.writeString(secrets.resolve("DATABASE_URL"), "sqlite:/s.db");
    environment.put("GANTRY_SECRETS", secrets.toString());
    file().write(choice("sqlite", "sqlite:/a.db", "7"));

    assertThat(load().config().database().place()).isEqualTo("/s.db");
    properties.put("database.url", "sqlite:/p.db");
    assertThat(load().config().database().place()).isEqualTo("/p.db");
    assertThat(sources().overriding())
        .contains(new ConfigSources.Overriding(Setting.DATABASE_URL, "system property"));
  }

  @Test
  void aPasswordIsWrittenOnlyWhenItIsMeantToBe() {
    Map<String, String> values = Map.of("DATABASE_URL", "postgresql://u:pw@h/d");
    Database database = LoadedConfig.load(ConfigSources.of(values)).config().database();

    assertThat(ActiveChoice.of(database, false).values())
        .containsExactly(
            Map.entry("DATABASE_PROVIDER", "postgresql"),
            Map.entry("DATABASE_URL", "postgresql://u@h/d"),
            Map.entry("SCHEMA_VERSION", "7"));
    assertThat(ActiveChoice.of(database, true).values())
        .containsEntry("DATABASE_URL", "postgresql://u:pw@h/d");
    assertThat(ActiveChoice.of(database, true).toString()).doesNotContain("pw");
  }

  @Test
  void aChoiceOfACommandWinsAndUsesThePlacesOfOtherStores() throws IOException {
    Files.writeString(home.resolve(".env"), "POSTGRES_HOST=db\nDATABASE_URL=sqlite:/x.db\n");
    file().write(choice("sqlite", "sqlite:/a.db", "7"));
    environment.put("SCHEMA_VERSION", "4");

    ConfigSources chosen =
        sources()
            .withChoice(
                "options",
                Map.of(Setting.DATABASE_PROVIDER, "postgresql", Setting.SCHEMA_VERSION, "7"));

    assertThat(LoadedConfig.load(chosen).config().database().place()).isEqualTo("db:5432/gantry");
  }

  @Test
  void unknownKeysInItAreWarnedOf() throws IOException {
    Files.writeString(file().path(), "DATABASE_PROVIDER=sqlite\nDATABSE_URL=sqlite:/x\n");

    assertThat(load().warnings()).singleElement().asString().contains("did you mean DATABASE_URL?");
  }

  private static ActiveChoice choice(String provider, String address, String version) {
    Map<String, String> values = new LinkedHashMap<>();
    List.of(
            Map.entry("DATABASE_PROVIDER", provider),
            Map.entry("DATABASE_URL", address),
            Map.entry("SCHEMA_VERSION", version))
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return new ActiveChoice(values);
  }

  private ActiveFile file() {
    return ActiveFile.in(home);
  }

  private ConfigSources sources() {
    return ConfigSources.of(properties, environment);
  }

  private LoadedConfig load() {
    return LoadedConfig.load(sources());
  }
}
