package io.gantry.move;

import io.gantry.account.User;
import io.gantry.common.CaseFold;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds users by what people call them. */
final class UserSearch {

  private final Walk walk;

  UserSearch(Walk walk) {
    this.walk = walk;
  }

  /**
   * The only user of this name, address or id.
   *
   * @param tenant where to look; null for all tenants
   * @throws MoveException when there are several, which only other tenants make possible
   */
  Optional<BulkRecord> find(String name, @Nullable TenantId tenant) {
    List<BulkRecord> found = new ArrayList<>();
    String folded = CaseFold.of(name);
    walk.each(
        EntityKind.USER,
        (range, batch) ->
            batch.records().stream()
                .filter(record -> tenant == null || tenant.equals(record.tenant()))
                .filter(record -> isCalled((User) record.value(), name, folded))
                .forEach(record -> keep(found, record)));
    if (found.size() > 1) {
      throw new MoveException(
          MoveException.Code.USAGE,
          "There are several users " + name,
          "say whose with --tenant, or give the id of the user");
    }
    return found.stream().findFirst();
  }

  private static void keep(List<BulkRecord> found, BulkRecord record) {
    synchronized (found) {
      found.add(record);
    }
  }

  private static boolean isCalled(User user, String name, String folded) {
    return user.id().equals(name) || user.loginNames().contains(folded);
  }
}
