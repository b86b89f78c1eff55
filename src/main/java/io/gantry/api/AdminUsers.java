package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserRepository;
import io.gantry.account.UserStatus;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Secret;
import io.gantry.signin.Accounts;
import io.gantry.signin.NewUser;
import io.gantry.signin.SessionGate;
import io.gantry.signin.Sessions;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import jakarta.inject.Inject;

/**
 * What administrators do with the users of their tenant. Nobody can delete, disable or demote
 * oneself: so whoever is an administrator stays one, and a tenant never loses its last.
 */
@ApiComponent
public class AdminUsers {

  private static final String KIND = "user";

  private final Caller caller;
  private final Accounts accounts;
  private final Sessions sessions;
  private final SessionGate gate;
  private final UserFiles files;
  private final Json json;

  @Inject
  public AdminUsers(
      Caller caller,
      Accounts accounts,
      Sessions sessions,
      SessionGate gate,
      UserFiles files,
      Json json) {
    this.caller = requireNonNull(caller, "caller");
    this.accounts = requireNonNull(accounts, "accounts");
    this.sessions = requireNonNull(sessions, "sessions");
    this.gate = requireNonNull(gate, "gate");
    this.files = requireNonNull(files, "files");
    this.json = requireNonNull(json, "json");
  }

  Page<User> list(PageRequest page) {
    return repository().list(page);
  }

  User find(String id) {
    return repository()
        .find(PathIds.require(KIND, id))
        .orElseThrow(() -> new StoreException.NotFound(KIND, id));
  }

  User create(JsonBody body) {
    NewUser wanted = json.read(body, NewUserBody.class).user(caller.newId(), Role.MEMBER);
    try {
      return accounts.create(tenant(), wanted);
    } catch (StoreException.AlreadyExists taken) {
      if (!caller.requested().isRepeated()) {
        throw taken;
      }
      return repository().find(wanted.id()).orElseThrow(() -> taken);
    }
  }

  User patch(String id, Precondition precondition, JsonBody patch) {
    User before = find(id);
    UserBody wanted = json.patch(UserBody.of(before), patch, UserBody.class);
    requireOther(id, wanted.role() == before.role() && wanted.status() == before.status());
    User changed = change(id, precondition, patch);
    if (wanted.password() != null) {
      accounts.setPassword(tenant(), id, new Secret(wanted.password()));
    }
    if (wanted.password() != null || changed.status() == UserStatus.DISABLED) {
      sessions.endAll(tenant(), id, null);
    }
    gate.userChanged(tenant(), id);
    return changed;
  }

  void delete(String id, Precondition precondition) {
    requireOther(id, false);
    precondition.require(KIND, id, find(id).revision());
    sessions.endAll(tenant(), id, null);
    files.deleteAfter(id, () -> repository().delete(id));
  }

  private User change(String id, Precondition precondition, JsonBody patch) {
    UserRepository repository = repository();
    return new Change<>(KIND, id, () -> repository.find(id), User::revision, repository::replace)
        .apply(
            precondition,
            before -> {
              UserBody body = json.patch(UserBody.of(before), patch, UserBody.class);
              Stamp stamp = new Stamp(id, id, before.createdAt(), caller.now(), before.revision());
              return body.changed(before, stamp);
            });
  }

  private void requireOther(String id, boolean harmless) {
    if (!harmless && id.equals(caller.userId())) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "Administrators cannot delete, disable or demote themselves");
    }
  }

  private UserRepository repository() {
    return caller.workspace().users();
  }

  TenantId tenant() {
    return caller.workspace().tenant();
  }
}
