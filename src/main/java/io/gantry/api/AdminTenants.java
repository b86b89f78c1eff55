package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantRepository;
import io.gantry.account.TenantStatus;
import io.gantry.api.files.FileStorage;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.common.InvalidValueException;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.security.Passwords;
import io.gantry.signin.Accounts;
import io.gantry.signin.NewUser;
import io.gantry.signin.SessionGate;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What administrators do with tenants. Those of the tenant {@code default} are the operators of the
 * installation: they see and change all tenants. Those of any other see their own, and no more.
 */
@ApiComponent
public class AdminTenants {

  private static final String KIND = "tenant";

  private static final TenantAccess ACCESS =
      TenantAccess.acrossAllTenants("operators manage all tenants");

  private final Caller caller;
  private final Store store;
  private final Accounts accounts;
  private final SessionGate gate;
  private final FileStorage storage;
  private final Json json;

  @Inject
  public AdminTenants(
      Caller caller,
      Store store,
      Accounts accounts,
      SessionGate gate,
      FileStorage storage,
      Json json) {
    this.caller = requireNonNull(caller, "caller");
    this.store = requireNonNull(store, "store");
    this.accounts = requireNonNull(accounts, "accounts");
    this.gate = requireNonNull(gate, "gate");
    this.storage = requireNonNull(storage, "storage");
    this.json = requireNonNull(json, "json");
  }

  /** Whether the caller may act on all tenants. */
  boolean isOperator() {
    return own().equals(TenantId.DEFAULT);
  }

  Page<Tenant> list(PageRequest page) {
    return isOperator()
        ? tenants().list(page)
        : new Page<>(tenants().find(own()).stream().toList(), null);
  }

  /**
   * The tenant that a request is about.
   *
   * @param id as asked for; null when nothing is
   * @return empty for all tenants, which is what operators mean who say nothing
   */
  Optional<TenantId> chosen(@Nullable String id) {
    if (id == null) {
      return isOperator() ? Optional.empty() : Optional.of(own());
    }
    return Optional.of(find(id).id());
  }

  Tenant find(String id) {
    return tenants().find(visible(id)).orElseThrow(() -> new StoreException.NotFound(KIND, id));
  }

  Tenant create(JsonBody body) {
    requireOperator();
    TenantBody.New wanted = json.read(body, TenantBody.New.class);
    Instant now = caller.now();
    Tenant tenant =
        new Tenant(
            newId(Required.value("id", wanted.id())),
            Required.value("name", wanted.name()),
            TenantStatus.ACTIVE,
            now,
            now,
            1);
    NewUser admin = admin(Required.value("admin", wanted.admin()));
    return createWithAdmin(tenant, admin);
  }

  Tenant patch(String id, Precondition precondition, JsonBody patch) {
    requireOperator();
    TenantId tenant = visible(id);
    Tenant changed =
        new Change<>(KIND, id, () -> tenants().find(tenant), Tenant::revision, tenants()::replace)
            .apply(
                precondition,
                before -> {
                  TenantBody wanted = json.patch(TenantBody.of(before), patch, TenantBody.class);
                  Stamp stamp =
                      new Stamp(id, id, before.createdAt(), caller.now(), before.revision());
                  Tenant after = wanted.changed(before, stamp);
                  requireOther(tenant, after.status() == TenantStatus.ACTIVE);
                  return after;
                });
    gate.tenantChanged(tenant);
    return changed;
  }

  /** Erases the tenant with all its records and files. */
  void erase(String id, @Nullable String confirm) throws IOException {
    requireOperator();
    TenantId tenant = visible(id);
    requireOther(tenant, false);
    if (!id.equals(confirm)) {
      throw ProblemException.invalidParameter("confirm", "must repeat the id of the tenant");
    }
    boolean erased = tenants().erase(tenant);
    gate.tenantChanged(tenant);
    if (!erased) {
      throw new StoreException.NotFound(KIND, id);
    }
    storage.deleteAll(tenant);
  }

  /** A tenant without an administrator is of no use, so it goes when that cannot be made. */
  private Tenant createWithAdmin(Tenant tenant, NewUser admin) {
    boolean again = caller.requested().isRepeated() && tenants().find(tenant.id()).isPresent();
    if (!again) {
      tenants().create(tenant);
    }
    boolean complete = false;
    try {
      if (!again || store.workspace(tenant.id()).users().find(admin.id()).isEmpty()) {
        accounts.create(tenant.id(), admin);
      }
      complete = true;
    } finally {
      if (!complete && !again) {
        tenants().erase(tenant.id());
      }
    }
    return tenants().find(tenant.id()).orElse(tenant);
  }

  private NewUser admin(NewUserBody body) {
    if (body.role() == Role.MEMBER) {
      throw ProblemException.invalid("/admin/role", "must be admin");
    }
    try {
      NewUser admin = body.user(caller.newId(), Role.ADMIN);
      Passwords.require(admin.password());
      return admin;
    } catch (InvalidValueException invalid) {
      throw ProblemException.invalid("/admin/" + invalid.field(), invalid.rule());
    }
  }

  private static TenantId newId(String id) {
    try {
      return new TenantId(id);
    } catch (InvalidValueException invalid) {
      throw ProblemException.invalid("/id", invalid.rule());
    }
  }

  private TenantId visible(String id) {
    try {
      TenantId tenant = new TenantId(id);
      if (isOperator() || tenant.equals(own())) {
        return tenant;
      }
    } catch (InvalidValueException never) {
      // answered like any other tenant that is not there
    }
    throw new StoreException.NotFound(KIND, id);
  }

  private void requireOperator() {
    if (!isOperator()) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "Only administrators of the tenant default manage tenants");
    }
  }

  private static void requireOther(TenantId tenant, boolean harmless) {
    if (!harmless && tenant.equals(TenantId.DEFAULT)) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "The tenant default can be neither suspended nor erased");
    }
  }

  private TenantRepository tenants() {
    return store.tenants(ACCESS);
  }

  private TenantId own() {
    return caller.workspace().tenant();
  }
}
