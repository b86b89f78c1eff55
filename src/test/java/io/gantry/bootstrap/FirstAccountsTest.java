package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.Ids;
import io.gantry.common.PageRequest;
import io.gantry.config.ConfigSources;
import io.gantry.config.LoadedConfig;
import io.gantry.fake.InMemoryStore;
import io.gantry.signin.UnsafeStartException;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstAccountsTest {

  private static final Map<String, String> PRODUCTION = Map.of("ENVIRONMENT", "production");

  private static final Map<String, String> WITH_ADMIN =
      Map.of(
          "ENVIRONMENT", "production",
          "ADMIN_EMAIL", "boss@example.org",
          "ADMIN_PASSWORD", "correct horse battery");

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("test");

  private final InMemoryStore store = new InMemoryStore();

  @Test
  void developmentMakesTheDemonstrationUsersOnce() {
    assertThat(plant(Map.of()))
        .containsExactly(
            "admin / admin123  (made just now, for development only)",
            "demo / demo123  (made just now, for development only)");
    assertThat(plant(Map.of())).isEmpty();
    assertThat(users()).extracting(User::username).containsExactlyInAnyOrder("admin", "demo");
  }

  @Test
  void productionMakesTheConfiguredAdministratorAlone() {
    assertThat(plant(WITH_ADMIN)).hasSize(1).first().asString().doesNotContain("horse");

    assertThat(users())
        .singleElement()
        .satisfies(user -> assertThat(user.email()).isEqualTo("boss@example.org"))
        .satisfies(user -> assertThat(user.role()).isEqualTo(Role.ADMIN));
    assertThat(plant(PRODUCTION)).isEmpty();
  }

  @Test
  void productionWithoutAdministratorIsRefused() {
    assertThatThrownBy(() -> plant(PRODUCTION))
        .isInstanceOf(UnsafeStartException.class)
        .hasMessageContaining("ADMIN_EMAIL and ADMIN_PASSWORD");
  }

  @Test
  void productionOverADemonstrationIsRefused() {
    plant(Map.of());

    assertThatThrownBy(() -> plant(WITH_ADMIN)).isInstanceOf(UnsafeStartException.class);
  }

  @Test
  void developmentLetsTheAdministratorOfMovedRecordsIn() {
    moved("quarantine", Role.MEMBER);
    moved("boss", Role.ADMIN);
    moved("admin", Role.ADMIN);

    assertThat(plant(Map.of()))
        .containsExactly(
            "admin / admin123  (nobody had a password; given just now, for development only)");
    assertThat(users()).hasSize(3);
    assertThat(credentials()).containsExactly("admin");
    assertThat(plant(Map.of())).isEmpty();
  }

  @Test
  void developmentGivesNobodyAPasswordWhereSomebodyHasOne() {
    plant(Map.of());
    moved("late", Role.ADMIN);

    assertThat(plant(Map.of())).isEmpty();
    assertThat(credentials()).containsExactlyInAnyOrder("admin", "demo");
  }

  @Test
  void productionLetsTheAdministratorOfMovedRecordsInAsConfigured() {
    moved("admin", Role.ADMIN);

    assertThat(plant(PRODUCTION)).isEmpty();
    assertThat(credentials()).isEmpty();
    assertThat(plant(WITH_ADMIN)).hasSize(1).first().asString().doesNotContain("horse");
    assertThat(users())
        .singleElement()
        .satisfies(user -> assertThat(user.email()).isEqualTo("boss@example.org"));
    assertThat(credentials()).containsExactly("admin");
    assertThat(plant(WITH_ADMIN)).isEmpty();
  }

  private void moved(String name, Role role) {
    Instant now = Instant.EPOCH;
    if (store.tenants(ACCESS).find(TenantId.DEFAULT).isEmpty()) {
      store
          .tenants(ACCESS)
          .create(new Tenant(TenantId.DEFAULT, "Default", TenantStatus.ACTIVE, now, now, 1));
    }
    User user = new User(name, name, null, null, role, UserStatus.ACTIVE, null, null, now, now, 1);
    try (BulkWriter writer =
        store.bulkWriter(ACCESS, new BulkLoad("moved", BulkLoad.Into.FILLED))) {
      writer.write(List.of(BulkRecord.of(TenantId.DEFAULT, user)), Map.of());
      writer.complete();
    }
  }

  private List<String> credentials() {
    return users().stream()
        .filter(user -> store.workspace(TenantId.DEFAULT).credentials().find(user.id()).isPresent())
        .map(User::username)
        .toList();
  }

  private List<String> plant(Map<String, String> settings) {
    Clock clock = Clock.systemUTC();
    return new FirstAccounts(clock, new Ids(clock))
        .plant(LoadedConfig.load(ConfigSources.of(settings)).config(), store);
  }

  private List<User> users() {
    return store.workspace(TenantId.DEFAULT).users().list(PageRequest.oldestFirst(10)).items();
  }
}
