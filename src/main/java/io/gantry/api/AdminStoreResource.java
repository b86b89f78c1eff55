package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.store.Store;
import io.gantry.store.StoreHealth;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What store the installation runs on, and how it is. */
@ApiComponent
@Path("admin/store")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class AdminStoreResource {

  private final Store store;
  private final AdminTenants tenants;

  @Inject
  public AdminStoreResource(Store store, AdminTenants tenants) {
    this.store = requireNonNull(store, "store");
    this.tenants = requireNonNull(tenants, "tenants");
  }

  @GET
  public View read() {
    StoreHealth health = store.health();
    return new View(
        store.provider().label(),
        store.schemaVersion().number(),
        health.connected(),
        health.schema(),
        tenants.isOperator() ? health.detail() : null);
  }

  /**
   * The store as administrators see it.
   *
   * @param detail what is wrong, for operators alone: it may name hosts
   */
  public record View(
      String provider,
      int schemaVersion,
      boolean connected,
      StoreHealth.SchemaState schema,
      @Nullable String detail) {}
}
