package io.gantry.signin;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.Secret;
import io.gantry.security.Passwords;
import io.gantry.security.VerifiedToken;
import io.gantry.signin.SignInException.Reason;
import io.gantry.store.Store;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.util.Optional;

/** Turns a name and a password into a session. Safe for use by many threads. */
public final class SignIn {

  private static final TenantAccess ACCESS =
      TenantAccess.acrossAllTenants("who signs in says in which tenant");

  private final Store store;
  private final Accounts accounts;
  private final Sessions sessions;
  private final LoginThrottle throttle;
  private final boolean registrationOpen;

  /**
   * @param registrationOpen whether people may make themselves an account
   */
  public SignIn(
      Store store,
      Accounts accounts,
      Sessions sessions,
      LoginThrottle throttle,
      boolean registrationOpen) {
    this.store = requireNonNull(store, "store");
    this.accounts = requireNonNull(accounts, "accounts");
    this.sessions = requireNonNull(sessions, "sessions");
    this.throttle = requireNonNull(throttle, "throttle");
    this.registrationOpen = registrationOpen;
  }

  /**
   * Makes somebody an account in the tenant {@code default}, the only one that people join by
   * themselves, and signs them in.
   *
   * @throws SignInException when registration is closed or the tenant suspended
   * @throws io.gantry.common.InvalidValueException when a value or the password breaks a rule
   * @throws io.gantry.store.StoreException.AlreadyExists when the name or address is taken
   */
  public Grant register(NewUser wanted, Client client) {
    if (!registrationOpen) {
      throw new SignInException(Reason.REGISTRATION_CLOSED);
    }
    if (!isActive(tenant(TenantId.DEFAULT))) {
      throw new SignInException(Reason.ACCOUNT_DISABLED);
    }
    User user = accounts.create(TenantId.DEFAULT, wanted);
    return sessions.start(TenantId.DEFAULT, user, client);
  }

  /**
   * Signs in by user name or e-mail address. An unknown tenant, an unknown name and a wrong
   * password look the same and take the same time.
   *
   * @throws SignInException when it is refused
   * @throws io.gantry.security.PasswordsBusyException when too many people sign in at once
   */
  public Grant login(TenantId tenantId, String name, Secret password, Client client) {
    throttle.check(tenantId, name, client);
    Optional<Tenant> tenant = tenant(tenantId);
    Optional<User> user = authenticate(tenant, name, password);
    if (user.isEmpty()) {
      throttle.failed(tenantId, name, client);
      throw new SignInException(Reason.BAD_CREDENTIALS);
    }
    if (!isActive(tenant) || user.get().status() != UserStatus.ACTIVE) {
      throw new SignInException(Reason.ACCOUNT_DISABLED);
    }
    throttle.succeeded(tenantId, name, client);
    return sessions.start(tenantId, user.get(), client);
  }

  /**
   * Replaces the password of somebody who is signed in and knows it, and ends the other sessions.
   * Wrong ones count as failed sign-ins of that name.
   *
   * @throws SignInException when {@code current} is not the password, or too many were wrong
   * @throws io.gantry.common.InvalidValueException when the new one breaks a rule
   * @throws io.gantry.security.PasswordsBusyException when too many people sign in at once
   */
  public void changePassword(VerifiedToken caller, Secret current, Secret wanted, Client client) {
    Passwords.require(wanted);
    throttle.check(caller.tenant(), caller.username(), client);
    if (!accounts.isPassword(caller.tenant(), caller.userId(), current)) {
      throttle.failed(caller.tenant(), caller.username(), client);
      throw new SignInException(Reason.WRONG_PASSWORD);
    }
    throttle.succeeded(caller.tenant(), caller.username(), client);
    accounts.setPassword(caller.tenant(), caller.userId(), wanted);
    sessions.endAll(caller.tenant(), caller.userId(), caller.sessionId());
  }

  private Optional<User> authenticate(Optional<Tenant> tenant, String name, Secret password) {
    if (tenant.isEmpty()) {
      accounts.authenticateNobody(password);
      return Optional.empty();
    }
    return accounts.authenticate(tenant.get().id(), name, password);
  }

  private Optional<Tenant> tenant(TenantId id) {
    return store.tenants(ACCESS).find(id);
  }

  private static boolean isActive(Optional<Tenant> tenant) {
    return tenant.filter(found -> found.status() == TenantStatus.ACTIVE).isPresent();
  }
}
