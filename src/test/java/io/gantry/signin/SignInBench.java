package io.gantry.signin;

import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.Ids;
import io.gantry.common.Secret;
import io.gantry.fake.InMemoryStore;
import io.gantry.fixture.MovableClock;
import io.gantry.fixture.SigningKeys;
import io.gantry.security.AccessTokens;
import io.gantry.security.PasswordCost;
import io.gantry.security.PasswordHasher;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;

/** A process that serves sign-in, put together as the server does it; two may share a store. */
final class SignInBench {

  static final TenantId TENANT = TenantId.DEFAULT;
  static final Duration ACCESS_LIFETIME = Duration.ofMinutes(15);
  static final Duration SESSION_LIFETIME = Duration.ofDays(30);
  static final Secret PASSWORD = new Secret("correct horse");
  static final Client CLIENT = new Client("192.0.2.1", "curl/8");

  final InMemoryStore store;
  final MovableClock clock;
  final Ids ids;
  final AccessTokens tokens;
  final SessionGate gate;
  final Accounts accounts;
  final Sessions sessions;
  final SignIn signIn;

  private final PasswordHasher hasher;

  SignInBench(PasswordHasher hasher) {
    this(hasher, new InMemoryStore(), new MovableClock(Instant.parse("2026-01-02T03:04:05Z")));
    makeTenant(TENANT, TenantStatus.ACTIVE);
  }

  /** Over a version that knows its one tenant by itself. */
  SignInBench(PasswordHasher hasher, SchemaVersion version) {
    this(
        hasher,
        new InMemoryStore(version),
        new MovableClock(Instant.parse("2026-01-02T03:04:05Z")));
  }

  private SignInBench(PasswordHasher hasher, InMemoryStore store, MovableClock clock) {
    this.hasher = hasher;
    this.store = store;
    this.clock = clock;
    ids = new Ids(clock);
    tokens = new AccessTokens(SigningKeys.shared(), "urn:gantry", ACCESS_LIFETIME, clock, ids);
    gate = new SessionGate(store, tokens, clock);
    accounts = new Accounts(store, hasher, clock);
    sessions = new Sessions(store, tokens, gate, SESSION_LIFETIME, clock, ids);
    signIn = signIn(true);
  }

  /** Sign-in does not depend on what a hash costs, and its tests make hundreds. */
  static PasswordHasher cheapHasher() {
    return new PasswordHasher(new PasswordCost(64, 1, 1), 2, 64);
  }

  /** Another process over the same store with the same keys. */
  SignInBench otherProcess() {
    return new SignInBench(hasher, store, clock);
  }

  SignIn signIn(boolean registrationOpen) {
    return new SignIn(store, accounts, sessions, new LoginThrottle(clock), registrationOpen);
  }

  Workspace workspace() {
    return store.workspace(TENANT);
  }

  void makeTenant(TenantId id, TenantStatus status) {
    Instant now = clock.instant();
    store.tenants(access()).create(new Tenant(id, "A tenant", status, now, now, 1));
  }

  void setTenantStatus(TenantStatus status) {
    Tenant tenant = store.tenants(access()).find(TENANT).orElseThrow();
    store
        .tenants(access())
        .replace(
            new Tenant(
                tenant.id(),
                tenant.name(),
                status,
                tenant.createdAt(),
                tenant.updatedAt(),
                tenant.revision()));
  }

  User makeUser(String name) {
    return accounts.create(TENANT, newUser(name));
  }

  NewUser newUser(String name) {
    String email = name + "@example.org";
    return new NewUser(ids.next(), name, email, null, Role.MEMBER, PASSWORD);
  }

  Grant login(String name) {
    return signIn.login(TENANT, name, PASSWORD, CLIENT);
  }

  void change(String userId, Role role, UserStatus status) {
    User user = workspace().users().find(userId).orElseThrow();
    User changed =
        new User(
            user.id(),
            user.username(),
            user.email(),
            user.displayName(),
            role,
            status,
            user.keySalt(),
            user.lastLoginAt(),
            user.createdAt(),
            user.updatedAt(),
            user.revision());
    workspace().users().replace(changed);
  }

  static TenantAccess access() {
    return TenantAccess.acrossAllTenants("tests of sign-in");
  }
}
