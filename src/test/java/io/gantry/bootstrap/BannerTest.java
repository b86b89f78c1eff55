package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.bootstrap.Preparation.Outcome;
import io.gantry.config.ConfigSources;
import io.gantry.config.LoadedConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BannerTest {

  private static final Outcome READY = new Outcome.Ready(List.of());

  @Test
  void tellsWhereTheServerIsWhichStoreItUsesAndHowToSignIn() {
    Outcome seeded = new Outcome.Ready(List.of("admin / admin123", "demo / demo123"));

    assertThat(banner(Map.of("DATABASE_URL", "sqlite:/srv/gantry.db"), seeded))
        .isEqualTo(
            """
            Gantry is ready
              Address  http://127.0.0.1:8080  (API at /api, described at /api-docs)
              Store    sqlite, schema version 7, /srv/gantry.db
              Mode     development
              Sign in  admin / admin123
              Sign in  demo / demo123""");
  }

  @Test
  void doesNotNameAccountsThatWereNotMadeNow() {
    assertThat(banner(Map.of(), READY))
        .endsWith("  Sign in  POST /api/auth/login with an account of yours");
  }

  @Test
  void saysThatTheStoreIsAway() {
    assertThat(banner(Map.of(), new Outcome.Away("No connection")))
        .startsWith("Gantry is up, but its store is away and will be tried again: No connection\n");
  }

  @Test
  void showsNoSecrets() {
    Map<String, String> values =
        Map.of("DATABASE_URL", "postgresql://crane:hunter2@db:5433/work?sslpassword=hunter3");

    assertThat(banner(values, READY))
        .contains("Store    postgresql, schema version 7, db:5433/work\n")
        .doesNotContain("hunter", "crane");
  }

  @Test
  void warnsOfSettingsWithoutEffect() {
    assertThat(banner(Map.of("POSTGRES_HOST", "db"), READY))
        .contains("\n  Warning  POSTGRES_HOST has no effect, because DATABASE_PROVIDER is sqlite");
  }

  @Test
  void warnsOfKnownPasswordsThatOthersCanReach() {
    assertThat(banner(Map.of("HOST", "0.0.0.0"), READY))
        .contains("  Warning  development mode on 0.0.0.0:");
    assertThat(banner(Map.of("HOST", "0.0.0.0", "ENVIRONMENT", "production"), READY))
        .doesNotContain("Warning");
  }

  @Test
  void saysThatNobodySignsInWhereThatIsSo() {
    assertThat(banner(Map.of("SCHEMA_VERSION", "4", "DATABASE_URL", "sqlite:/srv/old.db"), READY))
        .contains("Store    sqlite, schema version 4, /srv/old.db\n")
        .endsWith("  Sign in  nobody does: this version has no users, all is open");
    assertThat(
            banner(Map.of("SCHEMA_VERSION", "4", "ALLOW_UNAUTHENTICATED_NETWORK", "true"), READY))
        .contains("Warning  ALLOW_UNAUTHENTICATED_NETWORK is true and nobody signs in");
  }

  private static String banner(Map<String, String> values, Outcome outcome) {
    return Banner.text(LoadedConfig.load(ConfigSources.of(values)), outcome);
  }
}
