package io.gantry.signin;

import static io.gantry.signin.SignInBench.CLIENT;
import static io.gantry.signin.SignInBench.PASSWORD;
import static io.gantry.signin.SignInBench.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.account.Role;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.InvalidValueException;
import io.gantry.common.PageRequest;
import io.gantry.common.Secret;
import io.gantry.security.PasswordHasher;
import io.gantry.tenancy.TenantId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeederTest {

  private static final String EMAIL = "root@example.org";

  private final PasswordHasher hasher = SignInBench.cheapHasher();
  private SignInBench bench;
  private Seeder seeder;

  @BeforeEach
  void open() {
    bench = new SignInBench(hasher);
    bench.store.tenants(SignInBench.access()).erase(TENANT);
    seeder = new Seeder(bench.store, bench.accounts, bench.clock, bench.ids);
  }

  @AfterEach
  void close() {
    hasher.close();
  }

  @Test
  void anEmptyStoreGetsDemonstrationUsers() {
    assertThat(seeder.seedDemoUsers()).isTrue();

    assertThat(login("admin", "admin123").role()).isEqualTo(Role.ADMIN);
    assertThat(login("demo", "demo123").role()).isEqualTo(Role.MEMBER);
    assertThat(users()).hasSize(2);
  }

  @Test
  void aSecondStartChangesNothing() {
    seeder.seedDemoUsers();
    List<User> before = users();

    assertThat(seeder.seedDemoUsers()).isFalse();

    assertThat(users()).isEqualTo(before);
  }

  @Test
  void aStoreInUseGetsNoDemonstrationUsers() {
    bench.makeTenant(TENANT, TenantStatus.ACTIVE);
    bench.makeUser("ann");

    assertThat(seeder.seedDemoUsers()).isFalse();

    assertThat(users()).extracting(User::username).containsExactly("ann");
  }

  @Test
  void aStoreWithAnotherTenantGetsTheTenantButNoUsers() {
    bench.makeTenant(new TenantId("acme"), TenantStatus.ACTIVE);

    assertThat(seeder.seedDemoUsers()).isFalse();

    assertThat(bench.store.tenants(SignInBench.access()).find(TENANT)).isPresent();
    assertThat(users()).isEmpty();
  }

  @Test
  void productionRefusesToStartWithoutAdministrator() {
    assertThatExceptionOfType(UnsafeStartException.class)
        .isThrownBy(() -> seeder.requireAdministrator(null, null))
        .withMessageContaining("ADMIN_EMAIL")
        .withMessageContaining("ADMIN_PASSWORD");
    assertThatExceptionOfType(UnsafeStartException.class)
        .isThrownBy(() -> seeder.requireAdministrator(EMAIL, null));
    assertThat(users()).isEmpty();
  }

  @Test
  void productionMakesTheConfiguredAdministratorAlone() {
    assertThat(seeder.requireAdministrator(EMAIL, PASSWORD)).isTrue();

    assertThat(login(EMAIL, PASSWORD.reveal()).role()).isEqualTo(Role.ADMIN);
    assertThat(users()).hasSize(1);
  }

  @Test
  void anExistingAdministratorIsLeftAlone() {
    seeder.requireAdministrator(EMAIL, PASSWORD);
    List<User> before = users();

    assertThat(seeder.requireAdministrator("other@example.org", new Secret("battery staple")))
        .isFalse();
    assertThat(seeder.requireAdministrator(null, null)).isFalse();

    assertThat(users()).isEqualTo(before);
    assertThat(login(EMAIL, PASSWORD.reveal()).email()).isEqualTo(EMAIL);
  }

  @Test
  void aDisabledAdministratorDoesNotCount() {
    seeder.requireAdministrator(EMAIL, PASSWORD);
    bench.change(users().get(0).id(), Role.ADMIN, UserStatus.DISABLED);

    assertThatExceptionOfType(UnsafeStartException.class)
        .isThrownBy(() -> seeder.requireAdministrator(null, null));
    assertThatExceptionOfType(UnsafeStartException.class)
        .isThrownBy(() -> seeder.requireAdministrator(EMAIL, PASSWORD));
  }

  @Test
  void productionRefusesPasswordsThatEverybodyKnows() {
    assertThatExceptionOfType(UnsafeStartException.class)
        .isThrownBy(() -> seeder.requireAdministrator(EMAIL, new Secret("admin123")));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> seeder.requireAdministrator(EMAIL, new Secret("short")));
    assertThat(users()).isEmpty();
  }

  @Test
  void productionRefusesAStoreWithDemonstrationUsers() {
    seeder.seedDemoUsers();

    assertThatExceptionOfType(UnsafeStartException.class)
        .isThrownBy(() -> seeder.requireAdministrator(EMAIL, PASSWORD))
        .withMessageContaining("admin");
  }

  @Test
  void productionTakesDemonstrationUsersWhosePasswordsWereChanged() {
    seeder.seedDemoUsers();
    users().forEach(user -> bench.accounts.setPassword(TENANT, user.id(), PASSWORD));

    assertThat(seeder.requireAdministrator(null, null)).isFalse();
  }

  private User login(String name, String password) {
    return bench.signIn.login(TENANT, name, new Secret(password), CLIENT).user();
  }

  private List<User> users() {
    return bench.workspace().users().list(PageRequest.oldestFirst(10)).items();
  }
}
