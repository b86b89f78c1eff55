package io.gantry.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigErrorsTest {

  @Test
  void anUnknownProviderIsAnErrorThatListsTheValidOnes() {
    assertThat(problems(Map.of("DATABASE_PROVIDER", "mongodb")))
        .containsExactly(
            new ConfigProblem(
                "DATABASE_PROVIDER",
                "mongodb",
                "one of sqlite, postgresql, dynamodb",
                "postgresql",
                "given"));
  }

  @Test
  void allErrorsAreToldAtOnce() {
    Map<String, String> values =
        Map.of(
            "DATABASE_PROVIDER", "mongodb",
            "PORT", "http",
            "ENVIRONMENT", "staging",
            "MAX_BODY_SIZE", "big",
            "ADMIN_EMAIL", "nobody");

    ConfigException exception = failure(values);

    assertThat(exception.problems())
        .extracting(ConfigProblem::key)
        .containsExactlyInAnyOrder(
            "DATABASE_PROVIDER",
            "PORT",
            "ENVIRONMENT",
            "MAX_BODY_SIZE",
            "ADMIN_EMAIL",
            "ADMIN_PASSWORD");
    assertThat(exception)
        .hasMessageContaining(
            "\n  - PORT=http (given): expected a whole number from 1 to 65535, for example"
                + " PORT=8080")
        .hasMessageContaining("\n  - ADMIN_PASSWORD is missing: expected a password");
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, 0",
    "PORT, 65536",
    "PORT, -1",
    "PORT, 8080x",
    "HOST, a b",
    "PUBLIC_URL, gantry.example.org",
    "PUBLIC_URL, https://gantry.example.org/path",
    "PUBLIC_URL, https://user@gantry.example.org",
    "CORS_ORIGINS, *",
    "TRUSTED_PROXIES, proxy.example.org",
    "TRUSTED_PROXIES, 10.0.0.0/33",
    "TRUSTED_PROXIES, 10.0.0/8",
    "TRUSTED_PROXIES, ::1/x",
    "DATABASE_URL, mysql://localhost/db",
    "DATABASE_URL, sqlite::memory:",
    "DATABASE_URL, sqlite://relative/file",
    "DATABASE_URL, sqlite:file?mode=memory",
    "DATABASE_URL, postgresql://localhost",
    "DATABASE_URL, postgresql://u:%zz@localhost/db",
    "DATABASE_URL, dynamodb:no",
    "DATABASE_URL, dynamodb:EU/crane",
    "DATABASE_URL, dynamodb:crane?endpoint=localhost",
    "DISABLE_DB_RESET, yes",
    "DATABASE_POOL_SIZE, 0",
    "SCHEMA_VERSION, 0",
    "SCHEMA_VERSION, 9",
    "SCHEMA_VERSION, seven",
    "JWT_ISSUER, a b",
    "ACCESS_TOKEN_LIFETIME, 30s",
    "ACCESS_TOKEN_LIFETIME, 25h",
    "REFRESH_TOKEN_LIFETIME, 366d",
    "REGISTRATION, maybe",
    "MAX_BODY_SIZE, 1023",
    "MAX_FILE_SIZE, 999999999999999999GB",
  })
  void aWrongValueIsTheOnlyError(String key, String value) {
    assertThat(problems(Map.of(key, value)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).isEqualTo(key))
        .satisfies(problem -> assertThat(problem.given()).isEqualTo(given(key, value)));
  }

  private static String given(String key, String value) {
    return Setting.valueOf(key).mask(value);
  }

  @ParameterizedTest
  @CsvSource({
    "DYNAMODB_ENDPOINT, localhost:8000",
    "DYNAMODB_TABLE_NAME, no",
    "DYNAMODB_TABLE_NAME, a/b/c",
    "DYNAMODB_CREATE_TABLE, yes",
    "AWS_REGION, EU Central",
    "SCHEMA_VERSION, 7",
  })
  void aWrongValueOfDynamoDbIsTheOnlyError(String key, String value) {
    assertThat(problems(Map.of("DATABASE_PROVIDER", "dynamodb", key, value)))
        .extracting(ConfigProblem::key)
        .containsExactly(key);
  }

  @Test
  void aSchemaVersionThatDoesNotFitTellsWhichDo() {
    assertThat(problems(Map.of("DATABASE_PROVIDER", "dynamodb", "SCHEMA_VERSION", "7")))
        .containsExactly(
            new ConfigProblem(
                "SCHEMA_VERSION", "7", "a version that dynamodb has: 5, 6, 8", "8", "given"));
  }

  @Test
  void anAddressOfAnotherProviderThanTheNamedOneIsAnError() {
    Map<String, String> values =
        Map.of("DATABASE_PROVIDER", "sqlite", "DATABASE_URL", "postgresql://u:pw@localhost/db");

    assertThat(problems(values))
        .containsExactly(
            new ConfigProblem(
                "DATABASE_URL",
                "postgresql://********@localhost/db",
                "an address of sqlite, because DATABASE_PROVIDER says so",
                "sqlite:./data/gantry.db",
                "given"));
  }

  @Test
  void aShortPasswordOfTheAdministratorIsNotShown() {
    assertThat(problems(Map.of("ADMIN_EMAIL", "a@example.org", "ADMIN_PASSWORD", "short")))
        .containsExactly(
            new ConfigProblem("ADMIN_PASSWORD", "********", "8 to 200 characters", "...", "given"));
  }

  @Test
  void aPasswordInABrokenAddressIsNotShown() {
    ConfigException exception =
        failure(Map.of("DATABASE_URL", "postgres://u:hun/t@er2@localhost:x?password=hunter3"));

    assertThat(exception.getMessage()).doesNotContain("hun/t", "er2", "hunter3");
  }

  private static List<ConfigProblem> problems(Map<String, String> values) {
    return failure(values).problems();
  }

  private static ConfigException failure(Map<String, String> values) {
    return catchThrowableOfType(
        ConfigException.class, () -> LoadedConfig.load(ConfigSources.of(values)));
  }
}
