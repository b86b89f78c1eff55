package io.gantry.contract;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Tenant;
import io.gantry.account.TenantRepository;
import io.gantry.account.TenantStatus;
import io.gantry.common.CursorCodec;
import io.gantry.common.Ids;
import io.gantry.store.Store;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Suites over one store. A store's test extends one of them and says how to open it; it is opened
 * once. What a version lacks is told from its {@link io.gantry.store.SchemaVersion} alone, never
 * from the store.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class StoreSuite {

  /** Signs the cursors of every store under test, so that they can be compared. */
  static final CursorCodec CURSORS =
      new CursorCodec("a key of the tests, 32 bytes at least".getBytes(StandardCharsets.UTF_8));

  private static final Ids IDS = new Ids(Clock.systemUTC());
  static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("contract tests");

  private @Nullable Store store;

  /** Opens the store; it is prepared and closed by this suite. */
  protected abstract Store open(CursorCodec cursors) throws Exception;

  /** Ends what {@link #open} started besides the store; called after the store was closed. */
  protected void shutDown() throws Exception {}

  @BeforeAll
  final void openStore() throws Exception {
    store = open(CURSORS);
    store.prepare();
  }

  @AfterAll
  final void closeStore() throws Exception {
    if (store != null) {
      store.close();
    }
    shutDown();
  }

  final Store store() {
    return requireNonNull(store, "store");
  }

  final TenantRepository tenants() {
    return store().tenants(ACCESS);
  }

  /** An id that no tenant has. */
  static TenantId unusedTenantId() {
    return new TenantId("t-" + IDS.next());
  }

  /** The version of the store. */
  final Shape shape() {
    return new Shape(store().schemaVersion());
  }

  /** A tenant without records: a new one, or the only one, emptied. */
  final TenantId newTenant() {
    if (!shape().hasTenants()) {
      store().administration().clear(ACCESS);
      return TenantId.DEFAULT;
    }
    TenantId id = unusedTenantId();
    tenants().create(new Tenant(id, "Tenant", TenantStatus.ACTIVE, Samples.AT, Samples.AT, 1));
    return id;
  }
}
