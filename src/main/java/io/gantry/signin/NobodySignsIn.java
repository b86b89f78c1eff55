package io.gantry.signin;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.Store;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a store has users and none of them a password: then nobody can sign in with one,
 * however many records there are. Stops at the first password.
 */
final class NobodySignsIn {

  private static final String USUAL_NAME = "admin";

  private final Store store;
  private final TenantAccess access;
  private @Nullable Administrator usual;
  private @Nullable Administrator first;

  NobodySignsIn(Store store, TenantAccess access) {
    this.store = requireNonNull(store, "store");
    this.access = requireNonNull(access, "access");
  }

  /** A user who may manage the store. */
  record Administrator(TenantId tenant, User user) {}

  /**
   * Who should be let in: the active administrator called {@code admin}, else the one made first.
   *
   * @return empty when somebody has a password, or there is no administrator
   */
  Optional<Administrator> administrator() {
    PageRequest request = PageRequest.oldestFirst(PageRequest.MAX_LIMIT);
    while (true) {
      Page<Tenant> page = store.tenants(access).list(request);
      for (Tenant tenant : page.items()) {
        if (hasPassword(tenant.id())) {
          return Optional.empty();
        }
      }
      if (page.nextCursor() == null) {
        return Optional.ofNullable(usual == null ? first : usual);
      }
      request = request.after(page.nextCursor());
    }
  }

  private boolean hasPassword(TenantId tenant) {
    Workspace workspace = store.workspace(tenant);
    PageRequest request = PageRequest.oldestFirst(PageRequest.MAX_LIMIT);
    while (true) {
      Page<User> page = workspace.users().list(request);
      for (User user : page.items()) {
        if (workspace.credentials().find(user.id()).isPresent()) {
          return true;
        }
        keep(new Administrator(tenant, user));
      }
      if (page.nextCursor() == null) {
        return false;
      }
      request = request.after(page.nextCursor());
    }
  }

  private void keep(Administrator candidate) {
    User user = candidate.user();
    if (user.role() != Role.ADMIN || user.status() != UserStatus.ACTIVE) {
      return;
    }
    if (first == null) {
      first = candidate;
    }
    if (usual == null && user.username().equals(USUAL_NAME)) {
      usual = candidate;
    }
  }
}
