package io.gantry.contract;

import static io.gantry.common.PageRequest.oldestFirst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.account.Tenant;
import io.gantry.account.TenantRepository;
import io.gantry.account.TenantStatus;
import io.gantry.common.Page;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a version says of tenants that has one only, which it keeps nowhere. */
abstract class OneTenantContract {

  private final StoreContract suite;

  OneTenantContract(StoreContract suite) {
    this.suite = suite;
  }

  @Test
  void theTenantIsFound() {
    Tenant tenant = tenants().find(TenantId.DEFAULT).orElseThrow();
    assertThat(tenant.id()).isEqualTo(TenantId.DEFAULT);
    assertThat(tenant.status()).isEqualTo(TenantStatus.ACTIVE);
    assertThat(tenants().find(TenantId.DEFAULT)).contains(tenant);
  }

  @Test
  void thereIsNoOther() {
    assertThat(tenants().find(StoreContract.unusedTenantId())).isEmpty();
    Page<Tenant> all = tenants().list(oldestFirst(5));
    assertThat(all.items()).containsExactly(tenants().find(TenantId.DEFAULT).orElseThrow());
    assertThat(all.nextCursor()).isNull();
  }

  @Test
  void tenantsCannotBeChanged() {
    Tenant tenant = tenants().find(TenantId.DEFAULT).orElseThrow();
    TenantId other = StoreContract.unusedTenantId();
    assertUnsupported(
        () ->
            tenants()
                .create(new Tenant(other, "New", TenantStatus.ACTIVE, Samples.AT, Samples.AT, 1)));
    assertUnsupported(() -> tenants().replace(tenant));
    assertUnsupported(() -> tenants().erase(TenantId.DEFAULT));
    assertUnsupported(() -> tenants().erase(other));
    assertThat(tenants().find(TenantId.DEFAULT)).contains(tenant);
  }

  private void assertUnsupported(ThrowingCallable call) {
    assertThatExceptionOfType(StoreException.Unsupported.class)
        .isThrownBy(call)
        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(EntityKind.TENANT))
        .satisfies(refusal -> assertThat(refusal.version()).isEqualTo(suite.shape().version()));
  }

  private TenantRepository tenants() {
    return suite.tenants();
  }
}
