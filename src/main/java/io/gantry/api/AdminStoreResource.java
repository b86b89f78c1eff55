package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.problem.SwitchCommand;
import io.gantry.store.EntityKind;
import io.gantry.store.PendingSwitch;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreHealth;
import io.gantry.store.SwitchStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What store the installation runs on, how it is, and what it could run on. */
@ApiComponent
@Path("admin/store")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class AdminStoreResource {

  private final Store store;
  private final SwitchStatus switching;
  private final AdminTenants tenants;

  @Inject
  public AdminStoreResource(Store store, SwitchStatus switching, AdminTenants tenants) {
    this.store = requireNonNull(store, "store");
    this.switching = requireNonNull(switching, "switching");
    this.tenants = requireNonNull(tenants, "tenants");
  }

  @GET
  public View read() {
    StoreHealth health = store.health();
    boolean operator = tenants.isOperator();
    return new View(
        store.provider().label(),
        store.schemaVersion().number(),
        health.connected(),
        health.schema(),
        operator ? health.detail() : null,
        switching.pending().map(pending -> SwitchView.of(pending, operator)).orElse(null),
        Arrays.stream(SchemaVersion.values())
            .map(version -> VersionView.of(version, store.schemaVersion()))
            .toList());
  }

  /**
   * The store as administrators see it.
   *
   * @param detail what is wrong, for operators alone: it may name hosts
   * @param pendingSwitch a change of the store that was asked for and has not happened
   * @param versions all that this build knows, the active one among them
   */
  public record View(
      String provider,
      int schemaVersion,
      boolean connected,
      StoreHealth.SchemaState schema,
      @Nullable String detail,
      @Nullable SwitchView pendingSwitch,
      List<VersionView> versions) {}

  /**
   * A change of the store.
   *
   * @param detail for operators alone: it may name hosts
   */
  public record SwitchView(PendingSwitch.State state, @Nullable String detail) {

    static SwitchView of(PendingSwitch pending, boolean operator) {
      return new SwitchView(pending.state(), operator ? pending.detail() : null);
    }
  }

  /**
   * A schema version.
   *
   * @param signIn whether people sign in to it
   * @param kinds of records that it has, in the plural
   * @param command what makes it the active one; null for the active one
   */
  public record VersionView(
      int schemaVersion,
      boolean active,
      String layout,
      List<String> providers,
      SchemaVersion.Tenancy tenancy,
      boolean signIn,
      List<String> kinds,
      @Nullable String command) {

    static VersionView of(SchemaVersion version, SchemaVersion active) {
      return new VersionView(
          version.number(),
          version == active,
          version.layout(),
          version.providers().stream().map(Provider::label).sorted().toList(),
          version.tenancy(),
          version.hasSignIn(),
          version.kinds().stream().sorted().map(EntityKind::plural).toList(),
          version == active ? null : SwitchCommand.to(version));
    }
  }
}
