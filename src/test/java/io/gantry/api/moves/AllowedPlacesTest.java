package io.gantry.api.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.address.Targets;
import io.gantry.api.problem.ProblemException;
import io.gantry.config.ConfigSources;
import io.gantry.config.GantryConfig;
import io.gantry.config.LoadedConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedPlacesTest {

  @TempDir private Path folder;
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void makeHome() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(folder.resolve("imports"));
    settings.put("GANTRY_HOME", folder.resolve("home").toString());
    settings.put("ENVIRONMENT", "production");
    settings.put("ADMIN_EMAIL", "admin@example.org");
    settings.put("ADMIN_PASSWORD", "correct horse");
    settings.put("POSTGRES_HOST", "db.example.org");
    settings.put("POSTGRES_PASSWORD", "of-the-settings");
    settings.put("MOVE_FOLDERS", folder.resolve("imports").toString());
    settings.put("MOVE_HOSTS", "other.example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlite:HOME/old.db",
        "sqlite:HOME/imports/localmanus.db",
        "sqlite:FOLDER/imports/localmanus.db",
        "archive:HOME/backup.zip",
        "archive:FOLDER/imports/of/today",
        "postgresql://gantry@db.example.org/gantry",
        "postgresql://gantry@db.example.org:5432/gantry?sslmode=require",
        "postgresql://gantry:own@other.example.org/gantry",
        "dynamodb:eu-central-1/gantry",
        "tinydb:HOME/chatcore?zone=Europe/Istanbul",
        "prompt-to-issue:HOME/imports/issues.db",
        "prompt-to-issue:eu-central-1/issues",
        "decision-data:eu-central-1/panzoto-",
        "active",
        "v4"
      })
  void whatTheSettingsAllowIsAllowed(String address) {
    assertThat(
            source(
                address,
                address.startsWith("v") || address.equals("active") ? null : version(address)))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlite:FOLDER/elsewhere.db",
        "sqlite:HOME/../elsewhere.db",
        "sqlite:/etc/passwd",
        "sqlite:HOME/keys/secrets.json",
        "sqlite:HOME/files/upload",
        "sqlite:HOME/active.properties",
        "sqlite:HOME/.env",
        "sqlite:HOME/gantry.db-wal",
        "sqlite:HOME/gantry.db-shm",
        "archive:HOME/gantry.db-journal",
        "archive:HOME/gantry.db",
        "tinydb:HOME/gantry.db",
        "prompt-to-issue:HOME/gantry.db",
        "archive:HOME/moves/exports/backup.zip",
        "archive:HOME",
        "archive:HOME/moves",
        "archive:HOME/moves/server",
        "archive:/tmp",
        "archive:FOLDER/imports",
        "archive:",
        "archive:HOME/x?/../../elsewhere",
        "sqlite:HOME/keys?x",
        "tinydb:/etc?zone=UTC",
        "tinydb:HOME/x?zone=/../../../elsewhere",
        "prompt-to-issue:/etc/passwd",
        "prompt-to-issue:",
        "prompt-to-issue:eu-central-1/issues?endpoint=http://127.0.0.1:9",
        "decision-data:panzoto-?endpoint=http://169.254.169.254",
        "postgresql://gantry:own@127.0.0.1/gantry",
        "postgresql://gantry:own@db.example.org,127.0.0.1/gantry",
        "postgresql://gantry@other.example.org/gantry",
        "postgresql://gantry@db.example.org:5433/gantry",
        "postgresql://gantry@db.example.org/gantry?socketFactory=org.example.Evil",
        "postgresql://gantry@db.example.org/gantry?sslmode=require&loggerFile=/tmp/x",
        "dynamodb:gantry?endpoint=http://169.254.169.254",
        "dynamodb:gantry?endpoint=http://localhost:6379",
        "mysql://x",
        "nothing"
      })
  void anythingElseIsRefusedByPointer(String address) {
    assertThatThrownBy(() -> source(address, version(address)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.errors()).hasSize(1);
              assertThat(problem.errors().get(0).pointer()).isEqualTo("/from");
            })
        .hasMessageNotContaining("own@");
  }

  @Test
  void linksLeadNowhereElse() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("home/link"), folder);
    Files.createSymbolicLink(folder.resolve("home/gone"), folder.resolve("not-there"));

    assertThatThrownBy(() -> source("sqlite:" + link.resolve("elsewhere.db"), 7))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> source("sqlite:HOME/gone", 7)).isInstanceOf(ProblemException.class);
  }

  @Test
  void developmentReachesAnyHostButThoseOfOneLink() {
    settings.put("ENVIRONMENT", "development");
    settings.remove("MOVE_HOSTS");

    assertThat(source("postgresql://gantry:own@127.0.0.1/gantry", 7)).isNotNull();
    assertThat(source("dynamodb:gantry?endpoint=http://127.0.0.1:8000", 8)).isNotNull();
    for (String odd : new String[] {"169.254.169.254", "0.0.0.0", "224.0.0.1"}) {
      assertThatThrownBy(() -> source("dynamodb:gantry?endpoint=http://" + odd, 8))
          .isInstanceOf(ProblemException.class);
    }
    settings.put("MOVE_HOSTS", "169.254.169.254");
    assertThat(source("dynamodb:gantry?endpoint=http://169.254.169.254", 8)).isNotNull();
  }

  @Test
  void endpointsAreHostsAlone() {
    settings.put("MOVE_HOSTS", "*");

    for (String odd :
        new String[] {"own@127.0.0.1:8000", "127.0.0.1:80_", "own@169.254.169.254:80_/"}) {
      for (String form :
          new String[] {"decision-data:panzoto-", "prompt-to-issue:eu-west-1/issues"}) {
        assertThatThrownBy(() -> source(form + "?endpoint=http://" + odd, null))
            .as(odd)
            .isInstanceOf(ProblemException.class)
            .hasMessageContaining("must name an endpoint by http or https");
      }
    }
  }

  @Test
  void charactersThatNoAddressHasAreRefused() {
    for (String odd : new String[] {"sqlite:HOME/a\0.db", "archive:HOME/a\n.zip"}) {
      assertThatThrownBy(() -> source(odd, null))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("/from must not hold control characters");
    }
  }

  @Test
  void theActiveStoreIsNoTargetHoweverItIsCalled() throws IOException {
    Files.createFile(folder.resolve("home/gantry.db"));
    Files.createLink(folder.resolve("home/same.db"), folder.resolve("home/gantry.db"));

    for (String name :
        new String[] {"active", "v7", "sqlite:HOME/gantry.db", "sqlite:HOME/same.db"}) {
      assertThatThrownBy(() -> ends().target(body("v4", name, null)))
          .as(name)
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("/to must not be the active store");
    }
    assertThat(ends().target(body("active", "sqlite:HOME/other.db", 7))).isNotNull();
  }

  @Test
  void dataOfOtherProgramsIsNoTarget() {
    for (String name :
        new String[] {"tinydb:HOME/x", "prompt-to-issue:HOME/x", "decision-data:panzoto-"}) {
      assertThatThrownBy(() -> ends().target(body("active", name, null)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("/to must not be data of another program");
    }
  }

  @Test
  void theActiveStoreOfPostgresqlIsKnownByOtherNames() {
    settings.put("DATABASE_URL", "postgresql://gantry:x@localhost/gantry");

    for (String name :
        new String[] {
          "postgresql://other:x@127.0.0.1:5432/gantry",
          "postgresql://gantry:x@LOCALHOST/gantry",
          "postgresql://gantry:x@127.0.0.2/gantr%79",
          "postgresql://gantry:x@192.0.2.1,127.1/gantry"
        }) {
      settings.put("MOVE_HOSTS", "*");
      assertThatThrownBy(() -> ends().target(body("v4", name, 7)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("/to must not be the active store");
    }
  }

  @Test
  void theActiveTablesOfDynamoDbAreKnownByOtherNames() {
    settings.put("MOVE_HOSTS", "*");
    settings.put("DATABASE_URL", "dynamodb:eu-central-1/gantry?endpoint=http://127.0.0.1:8000");

    assertThatThrownBy(
            () ->
                ends()
                    .target(
                        body("v4", "dynamodb:us-east-1/gantry?endpoint=http://localhost:8000", 8)))
        .hasMessageContaining("/to must not be the active store");
    assertThat(ends().target(body("v4", "dynamodb:gantry?endpoint=http://127.0.0.1:8001", 8)))
        .isNotNull();
    assertThat(
            ends()
                .target(
                    body("v4", "dynamodb:eu-central-1/other?endpoint=http://127.0.0.1:8000", 8)))
        .isNotNull();
    settings.put("DATABASE_URL", "dynamodb:eu-central-1/gantry");
    assertThatThrownBy(
            () ->
                ends()
                    .target(
                        body(
                            "v4",
                            "dynamodb:gantry?endpoint=https://dynamodb.eu-central-1.amazonaws.com",
                            8)))
        .hasMessageContaining("/to must not be the active store");
  }

  private static @Nullable Integer version(String address) {
    return address.startsWith("dynamodb") ? Integer.valueOf(8) : Integer.valueOf(7);
  }

  private Place source(String address, @Nullable Integer version) {
    return ends()
        .source(
            new MoveBody(
                placed(address),
                "v8",
                version,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
  }

  private MoveBody body(String from, String to, @Nullable Integer toVersion) {
    return new MoveBody(
        from,
        placed(to),
        null,
        toVersion,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private String placed(String address) {
    return address
        .replace("HOME", folder.resolve("home").toString())
        .replace("FOLDER", folder.toString());
  }

  private EndsOfMoves ends() {
    ConfigSources sources = ConfigSources.of(settings);
    GantryConfig config = LoadedConfig.load(sources).config();
    return new EndsOfMoves(
        config,
        () -> new Targets(sources),
        database -> {
          throw new AssertionError("Nothing may be opened");
        },
        config::database);
  }
}
