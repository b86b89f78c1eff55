package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static io.gantry.common.PageRequest.oldestFirst;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.account.Tenant;
import io.gantry.account.TenantRepository;
import io.gantry.account.TenantStatus;
import io.gantry.common.InvalidCursorException;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that a repository of tenants must do; other tenants may be there. */
abstract class TenantContract {

  private final StoreContract suite;

  TenantContract(StoreContract suite) {
    this.suite = suite;
  }

  @Test
  void aTenantComesBackEqual() {
    Tenant tenant = create();
    assertThat(tenants().find(tenant.id())).contains(tenant);
  }

  @Test
  void oddTenantIdsAreKept() {
    String unique = StoreContract.unusedTenantId().value().replace("-", "");
    for (String form : List.of("0-_%s", "%s--", "%s__%1$s", "%s-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")) {
      String id = form.formatted(unique);
      Tenant tenant = tenant(new TenantId(id.substring(0, Math.min(64, id.length()))));
      tenants().create(tenant);
      assertThat(tenants().find(tenant.id())).contains(tenant);
    }
  }

  @Test
  void createFailsOnAnExistingId() {
    Tenant tenant = create();
    Tenant second = RecordCopy.with(tenant, "name", "second");
    Failures.assertTaken(EntityKind.TENANT, "id", () -> tenants().create(second));
    assertThat(tenants().find(tenant.id())).contains(tenant);
  }

  @Test
  void findGivesNothingForUnknownTenants() {
    assertThat(tenants().find(StoreContract.unusedTenantId())).isEmpty();
  }

  @Test
  void replaceChangesNameAndStatus() {
    Tenant tenant = create();
    Tenant next =
        new Tenant(tenant.id(), "Ünïcode 😀", TenantStatus.SUSPENDED, Samples.AT, Samples.FAR, 1);
    Tenant replaced = tenants().replace(next);
    assertThat(replaced).isEqualTo(next.withRevision(2));
    assertThat(tenants().find(tenant.id())).contains(replaced);
  }

  @Test
  void replaceKeepsTheCreation() {
    Tenant tenant = create();
    Tenant replaced = tenants().replace(RecordCopy.with(tenant, "createdAt", Samples.FAR));
    assertThat(replaced).isEqualTo(tenant.withRevision(2));
    assertThat(tenants().find(tenant.id())).contains(replaced);
  }

  @Test
  void replaceOfAStaleRevisionIsAConflict() {
    Tenant tenant = create();
    Tenant second = tenants().replace(tenant);
    String id = tenant.id().value();
    Failures.assertStale(EntityKind.TENANT, id, 1, () -> tenants().replace(tenant));
    assertThat(tenants().find(tenant.id())).contains(second);
  }

  @Test
  void replaceOfAnUnknownTenantFails() {
    Tenant tenant = tenant(StoreContract.unusedTenantId());
    String id = tenant.id().value();
    Failures.assertUnknown(EntityKind.TENANT, id, () -> tenants().replace(tenant));
    assertThat(tenants().find(tenant.id())).isEmpty();
  }

  @Test
  void eraseAnswersWhetherThereWasOne() {
    Tenant tenant = create();
    assertThat(tenants().erase(tenant.id())).isTrue();
    assertThat(tenants().find(tenant.id())).isEmpty();
    assertThat(tenants().erase(tenant.id())).isFalse();
    assertThat(tenants().erase(StoreContract.unusedTenantId())).isFalse();
  }

  @Test
  void anErasedTenantIsInNoList() {
    Tenant tenant = create();
    tenants().erase(tenant.id());
    assertThat(Walk.through(oldestFirst(200), tenants()::list)).doesNotContain(tenant);
  }

  @Test
  void theIdOfAnErasedTenantIsFree() {
    Tenant tenant = create();
    tenants().erase(tenant.id());
    tenants().create(tenant);
    assertThat(tenants().find(tenant.id())).contains(tenant);
  }

  @Test
  void listsAreOrderedById() {
    List<TenantId> mine = new ArrayList<>(List.of(create().id(), create().id(), create().id()));
    List<String> all =
        Walk.through(oldestFirst(17), tenants()::list).stream().map(t -> t.id().value()).toList();
    assertThat(all).isSorted().doesNotHaveDuplicates();
    assertThat(all).containsAll(mine.stream().map(TenantId::value).toList());
    List<String> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);
    assertThat(Walk.through(newestFirst(50), tenants()::list))
        .extracting(tenant -> tenant.id().value())
        .isEqualTo(reversed);
  }

  @Test
  void listsGiveWholeTenants() {
    Tenant tenant = create();
    assertThat(Walk.through(oldestFirst(200), tenants()::list)).contains(tenant);
  }

  @Test
  void cursorsOfOtherListsAreRefused() {
    create();
    create();
    Page<Tenant> page = tenants().list(oldestFirst(1));
    String cursor = requireNonNull(page.nextCursor());
    assertRefused(newestFirst(1).after(cursor));
    assertRefused(oldestFirst(1).after(cursor.substring(1)));
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(
            () ->
                suite
                    .store()
                    .workspace(page.items().get(0).id())
                    .users()
                    .list(oldestFirst(1).after(cursor)));
  }

  private void assertRefused(PageRequest page) {
    assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> tenants().list(page));
  }

  private TenantRepository tenants() {
    return suite.tenants();
  }

  private Tenant create() {
    Tenant tenant = tenant(StoreContract.unusedTenantId());
    tenants().create(tenant);
    return tenant;
  }

  private static Tenant tenant(TenantId id) {
    return new Tenant(id, "Acme", TenantStatus.ACTIVE, Samples.AT, Samples.LATER, 1);
  }
}
