package io.gantry.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourcesTest {

  @TempDir private Path home;

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void homeIsTheTemporaryFolder() {
    environment.put("GANTRY_HOME", home.toString());
  }

  @Test
  void strongerPlacesHideWeakerOnes() throws IOException {
    Path secrets = Files.createDirectory(home.resolve("secrets"));
    environment.put("GANTRY_SECRETS", secrets.toString());

    Files.writeString(home.resolve("gantry.properties"), "port=1\n");
    assertThat(port()).isEqualTo("1");
    Files.writeString(home.resolve(".env"), "PORT=2\n");
    assertThat(port()).isEqualTo("2");
    Files.writeString(secrets.resolve("PORT"), "3\n");
    assertThat(port()).isEqualTo("3");
    environment.put("PORT", "4");
    assertThat(port()).isEqualTo("4");
    properties.put("port", "5");
    assertThat(port()).isEqualTo("5");
  }

  @Test
  void dotEnvKnowsCommentsExportAndQuotes() throws IOException {
    Files.writeString(
        home.resolve(".env"),
        """
        # DATABASE_PROVIDER=mongodb

        export DATABASE_PROVIDER=postgresql
        POSTGRES_USER = 'o''r' \s
        POSTGRES_PASSWORD="a=b#c d"
        """);

    Database.Postgresql database = (Database.Postgresql) load().config().database();
    assertThat(database.user()).isEqualTo("o''r");
    assertThat(database.password()).isNotNull();
    assertThat(database.password().reveal()).isEqualTo("a=b#c d");
  }

  @Test
  void everyUnknownKeyInAFileOfOursIsWarnedOf() throws IOException {
    Files.writeString(home.resolve(".env"), "DATABSE_URL=x\n-----BEGIN hush\n");

    assertThat(load().warnings())
        .containsExactly(
            "DATABSE_URL ("
                + home.resolve(".env")
                + ") is no setting and has no effect; did you mean DATABASE_URL?",
            "line 2 (" + home.resolve(".env") + ") is no setting and has no effect");
  }

  @Test
  void anErrorNamesTheFileThatTheValueCameFrom() throws IOException {
    Files.writeString(home.resolve("gantry.properties"), "PORT=eighty\n");

    assertThatThrownBy(this::load)
        .hasMessageContaining("PORT=eighty (" + home.resolve("gantry.properties") + ")");
  }

  @Test
  void aFileThatIsNotTextIsAnError() throws IOException {
    Files.write(home.resolve(".env"), new byte[] {(byte) 0xC3, 0x28});

    assertThatThrownBy(this::load)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("expected a .env file in UTF-8 that can be read");
  }

  @Test
  void aFolderOfSecretsThatIsAbsentIsAnError() {
    environment.put("GANTRY_SECRETS", home.resolve("nowhere").toString());

    assertThatThrownBy(this::load).hasMessageContaining("GANTRY_SECRETS=");
  }

  @Test
  void theHomeMayBeGivenAsASystemProperty() throws IOException {
    Path other = Files.createDirectory(home.resolve("other"));
    Files.writeString(other.resolve(".env"), "PORT=7\n");
    properties.put("gantry.home", other.toString());

    assertThat(port()).isEqualTo("7");
    assertThat(load().config().home()).isEqualTo(other);
  }

  @Test
  void theProcessCanBeReadAsItIs() {
    assertThat(ConfigSources.ofProcess().sources())
        .extracting(ConfigSource::name)
        .startsWith("system property", "environment");
  }

  private LoadedConfig load() {
    return LoadedConfig.load(ConfigSources.of(properties, environment));
  }

  private String port() {
    return String.valueOf(load().config().server().port());
  }
}
