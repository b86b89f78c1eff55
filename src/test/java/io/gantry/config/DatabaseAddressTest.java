package io.gantry.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.Secret;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @ParameterizedTest
  @CsvSource({
    "sqlite:/var/lib/g.db, /var/lib/g.db",
    "sqlite:///var/lib/g.db, /var/lib/g.db",
    "jdbc:sqlite:/var/lib/g.db, /var/lib/g.db",
    "sqlite:/var/lib/../g.db, /var/g.db",
  })
  void sqliteIsToldFromTheAddress(String address, String file) {
    assertThat(database(Map.of("DATABASE_URL", address)))
        .isInstanceOfSatisfying(
            Database.Sqlite.class, sqlite -> assertThat(sqlite.file()).isEqualTo(Path.of(file)));
  }

  @Test
  void aRelativeFileStartsAtTheWorkingFolder() {
    assertThat(database(Map.of("DATABASE_URL", "sqlite:some.db")).place())
        .isEqualTo(Path.of("some.db").toAbsolutePath().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://u:p@h:1/d, jdbc:postgresql://h:1/d, u, p",
    "postgres://u:p@h/d, jdbc:postgresql://h/d, u, p",
    "jdbc:postgresql://h/d?user=u&password=p&sslmode=require, "
        + "jdbc:postgresql://h/d?sslmode=require, u, p",
    "postgresql://u:a%40b+c%2Fd@h/d, jdbc:postgresql://h/d, u, a@b+c/d",
    "postgresql://u:a@b@h/d, jdbc:postgresql://h/d, u, a@b",
    "'postgresql://u:p@[::1]:1,h2:2/d', 'jdbc:postgresql://[::1]:1,h2:2/d', u, p",
    "postgresql://h/d, jdbc:postgresql://h/d, gantry, ",
  })
  void postgresqlIsToldFromTheAddress(
      String address, String jdbcUrl, String user, String password) {
    Database.Postgresql database = (Database.Postgresql) database(Map.of("DATABASE_URL", address));

    assertThat(database.jdbcUrl()).isEqualTo(jdbcUrl);
    assertThat(database.user()).isEqualTo(user);
    assertThat(database.password()).isEqualTo(password == null ? null : new Secret(password));
  }

  @Test
  void thePasswordMayStandBesideTheAddress() {
    Map<String, String> values =
        Map.of("DATABASE_URL", "postgresql://u@h/d", "POSTGRES_PASSWORD", "p");

    assertThat(((Database.Postgresql) database(values)).password()).isEqualTo(new Secret("p"));
  }

  @Test
  void dynamoDbIsToldFromTheAddress() {
    assertThat(database(Map.of("DATABASE_URL", "dynamodb:crane", "AWS_REGION", "eu-central-1")))
        .satisfies(
            database -> assertThat(database.provider()).isEqualTo(Provider.DYNAMODB),
            database -> assertThat(database.place()).isEqualTo("table crane at eu-central-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "8, dynamodb:eu-central-1/crane, crane, eu-central-1, ",
    "8, dynamodb:crane?endpoint=http://127.0.0.1:8000, crane, us-east-1, http://127.0.0.1:8000",
    "5, dynamodb:us-east-2/j-?endpoint=http://127.0.0.1:1, j-, us-east-2, http://127.0.0.1:1",
    "6, dynamodb:jaaz-, jaaz-, us-west-2, ",
  })
  void dynamoDbMayCarryRegionAndEndpoint(
      String version, String address, String tables, String region, URI endpoint) {
    assertThat(database(Map.of("DATABASE_URL", address, "SCHEMA_VERSION", version)))
        .isEqualTo(
            new Database.DynamoDb(
                SchemaVersion.ofNumber(Integer.parseInt(version)).orElseThrow(),
                endpoint,
                tables,
                region,
                true));
  }

  @Test
  void theAddressWinsOverTheSettingsBesideIt() {
    Map<String, String> values =
        Map.of(
            "DATABASE_URL", "dynamodb:eu-central-1/crane?endpoint=http://127.0.0.1:1",
            "AWS_REGION", "us-east-2",
            "DYNAMODB_ENDPOINT", "http://127.0.0.1:2");

    assertThat(database(values).place()).isEqualTo("table crane at http://127.0.0.1:1");
    assertThat(((Database.DynamoDb) database(values)).region()).isEqualTo("eu-central-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlite:/srv/a b/localmanus.db",
        "postgresql://us%40er:p%3Aw+%2F@[::1]:1,h2:2/d%20b?sslmode=require",
        "postgresql://u@h/d",
        "dynamodb:eu-central-1/crane?endpoint=http://127.0.0.1:8000",
        "dynamodb:crane",
      })
  void everyAddressCanBeWrittenAsItIsRead(String address) {
    Database read = database(Map.of("DATABASE_URL", address));

    assertThat(database(Map.of("DATABASE_URL", DatabaseAddress.textOf(read, true))))
        .isEqualTo(read);
    assertThat(DatabaseAddress.textOf(read, false)).doesNotContain("p%3Aw");
  }

  @Test
  void thePlaceOfPostgresqlIsHostAndDatabaseAlone() {
    assertThat(database(Map.of("DATABASE_URL", "postgres://u:p@h:1/d?sslpassword=x")).place())
        .isEqualTo("h:1/d");
  }

  @Test
  void anIpv6HostIsPutInBrackets() {
    Map<String, String> values = Map.of("DATABASE_PROVIDER", "postgresql", "POSTGRES_HOST", "::1");

    assertThat(database(values).place()).isEqualTo("[::1]:5432/gantry");
  }

  private static Database database(Map<String, String> values) {
    return LoadedConfig.load(ConfigSources.of(values)).config().database();
  }
}
