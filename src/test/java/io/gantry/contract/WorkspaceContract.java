package io.gantry.contract;

import static java.util.Objects.requireNonNull;

import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A suite whose tests each have a new tenant with the users {@link #ANN} and {@link #BOB}. */
abstract class WorkspaceContract implements Scene {

  final StoreContract suite;
  private @Nullable Workspace workspace;

  WorkspaceContract(StoreContract suite) {
    this.suite = suite;
  }

  @BeforeEach
  final void makeWorkspace() {
    workspace = newWorkspace();
  }

  @Override
  public final Workspace workspace() {
    return requireNonNull(workspace, "workspace");
  }

  @Override
  public final Workspace newWorkspace() {
    TenantId tenant = suite.newTenant();
    Workspace made = suite.store().workspace(tenant);
    made.users().create(Samples.user(ANN), null);
    made.users().create(Samples.user(BOB), null);
    return made;
  }
}
