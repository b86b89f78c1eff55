package io.gantry.signin;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserRepository;
import io.gantry.account.UserStatus;
import io.gantry.common.Ids;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Secret;
import io.gantry.security.Passwords;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a store can be signed in to: demonstration users while developing, a real
 * administrator in production. Run on every start; processes that start at once do no harm.
 */
public final class Seeder {

  /** A user whose password everybody knows. */
  public record DemoUser(String username, String email, Role role, String password) {}

  /** The users of the tenant {@code default} in development; never made in production. */
  public static final List<DemoUser> DEMO_USERS =
      List.of(
          new DemoUser("admin", "admin@example.org", Role.ADMIN, "admin123"),
          new DemoUser("demo", "demo@example.org", Role.MEMBER, "demo123"));

  private static final TenantAccess ACCESS =
      TenantAccess.acrossAllTenants("the first tenant is made at start-up");

  private final Store store;
  private final Accounts accounts;
  private final Clock clock;
  private final Ids ids;

  public Seeder(Store store, Accounts accounts, Clock clock, Ids ids) {
    this.store = requireNonNull(store, "store");
    this.accounts = requireNonNull(accounts, "accounts");
    this.clock = requireNonNull(clock, "clock");
    this.ids = requireNonNull(ids, "ids");
  }

  /**
   * For development: makes the tenant {@code default} and, when nobody is in it and there is no
   * other tenant, the {@link #DEMO_USERS}.
   *
   * @return whether they were made now
   */
  public boolean seedDemoUsers() {
    boolean empty = isEmpty();
    makeDefaultTenant();
    if (empty) {
      DEMO_USERS.forEach(this::make);
    }
    return empty;
  }

  /**
   * For development: when there are users and none of any tenant has a password, as after a move
   * from a version without sign-in, the administrator gets the one of {@link #DEMO_USERS}. Looks at
   * all users only when nobody has one.
   *
   * @return who got it now
   */
  public Optional<User> openToAdministrator() {
    NobodySignsIn search = new NobodySignsIn(store, ACCESS);
    Optional<NobodySignsIn.Administrator> found = search.administrator();
    found.ifPresent(
        administrator ->
            accounts.setAnyPassword(
                administrator.tenant(),
                administrator.user().id(),
                new Secret(DEMO_USERS.get(0).password())));
    return found.map(NobodySignsIn.Administrator::user);
  }

  /**
   * For production: refuses a store in which nobody real is administrator. Where there are users
   * and none has a password, the administrator gets the one that is configured, and the address.
   *
   * @param email of the administrator to be made where there is none; null when not configured
   * @param password of that administrator; null when not configured
   * @return whether the administrator was made, or got the password, now
   * @throws UnsafeStartException when there is none and none is configured, or a demonstration user
   *     still has the password that everybody knows
   */
  public boolean requireAdministrator(@Nullable String email, @Nullable Secret password) {
    DEMO_USERS.forEach(this::refuseDemoPassword);
    if (hasAdministrator()) {
      return email != null && password != null && admit(email, password);
    }
    if (email == null || password == null) {
      throw new UnsafeStartException(
          "There is no administrator: set ADMIN_EMAIL and ADMIN_PASSWORD for the first start");
    }
    refuseKnownPassword(password);
    Passwords.require(password);
    makeDefaultTenant();
    return make(email, password);
  }

  /** Gives the administrator of a store that nobody can sign in to the password. */
  private boolean admit(String email, Secret password) {
    Optional<NobodySignsIn.Administrator> found = new NobodySignsIn(store, ACCESS).administrator();
    if (found.isEmpty()) {
      return false;
    }
    refuseKnownPassword(password);
    Passwords.require(password);
    NobodySignsIn.Administrator administrator = found.get();
    User user = administrator.user();
    if (user.email() == null) {
      address(administrator, email);
    }
    accounts.setPassword(administrator.tenant(), user.id(), password);
    return true;
  }

  private void address(NobodySignsIn.Administrator administrator, String email) {
    try {
      store
          .workspace(administrator.tenant())
          .users()
          .replace(administrator.user().withEmail(email, clock.instant()));
    } catch (StoreException.AlreadyExists | StoreException.Conflict another) {
      // The address is another user's, or another process was faster: the name will do.
    }
  }

  private boolean make(String email, Secret password) {
    try {
      accounts.create(
          TenantId.DEFAULT, new NewUser(ids.next(), email, email, null, Role.ADMIN, password));
      return true;
    } catch (StoreException.AlreadyExists taken) {
      if (hasAdministrator()) {
        return false; // another process was faster
      }
      throw new UnsafeStartException(
          "There is no active administrator, and the user with ADMIN_EMAIL is none");
    }
  }

  private void make(DemoUser demo) {
    Secret password = new Secret(demo.password());
    try {
      accounts.createWithAnyPassword(
          TenantId.DEFAULT,
          new NewUser(ids.next(), demo.username(), demo.email(), null, demo.role(), password));
    } catch (StoreException.AlreadyExists anotherProcess) {
      // it is there, which is all that is wanted
    }
  }

  private boolean isEmpty() {
    List<Tenant> tenants = store.tenants(ACCESS).list(PageRequest.oldestFirst(2)).items();
    return tenants.isEmpty()
        || (tenants.size() == 1
            && tenants.get(0).id().equals(TenantId.DEFAULT)
            && users().list(PageRequest.oldestFirst(1)).items().isEmpty());
  }

  private void makeDefaultTenant() {
    if (store.tenants(ACCESS).find(TenantId.DEFAULT).isPresent()) {
      return;
    }
    Instant now = clock.instant();
    try {
      store
          .tenants(ACCESS)
          .create(new Tenant(TenantId.DEFAULT, "Default", TenantStatus.ACTIVE, now, now, 1));
    } catch (StoreException.AlreadyExists anotherProcess) {
      // it is there, which is all that is wanted
    }
  }

  private boolean hasAdministrator() {
    PageRequest request = PageRequest.oldestFirst(PageRequest.MAX_LIMIT);
    while (true) {
      Page<User> page = users().list(request);
      if (page.items().stream().anyMatch(Seeder::isActiveAdministrator)) {
        return true;
      }
      if (page.nextCursor() == null) {
        return false;
      }
      request = request.after(page.nextCursor());
    }
  }

  private static boolean isActiveAdministrator(User user) {
    return user.role() == Role.ADMIN && user.status() == UserStatus.ACTIVE;
  }

  private void refuseDemoPassword(DemoUser demo) {
    Secret password = new Secret(demo.password());
    boolean open =
        accounts
            .authenticate(TenantId.DEFAULT, demo.username(), password)
            .filter(user -> user.status() == UserStatus.ACTIVE)
            .isPresent();
    if (open) {
      throw new UnsafeStartException(
          "The user "
              + demo.username()
              + " still has the password of the demonstration: change it in development mode first");
    }
  }

  private static void refuseKnownPassword(Secret password) {
    if (DEMO_USERS.stream().anyMatch(demo -> demo.password().equals(password.reveal()))) {
      throw new UnsafeStartException("ADMIN_PASSWORD is the password of the demonstration");
    }
  }

  private UserRepository users() {
    return store.workspace(TenantId.DEFAULT).users();
  }
}
