package io.gantry.contract;

import static java.util.Objects.requireNonNull;

import io.gantry.store.EntityKind;
import io.gantry.store.Workspace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A suite whose tests each have an empty tenant with the users {@link #ANN} and {@link #BOB}. */
abstract class WorkspaceContract implements Scene {

  final StoreSuite suite;
  private @Nullable Workspace workspace;

  WorkspaceContract(StoreSuite suite) {
    this.suite = suite;
  }

  @BeforeEach
  final void makeWorkspace() {
    workspace = populated(suite.store().workspace(suite.newTenant()));
  }

  @Override
  public final Workspace workspace() {
    return requireNonNull(workspace, "workspace");
  }

  @Override
  public final Workspace newWorkspace() {
    return shape().hasTenants()
        ? populated(suite.store().workspace(suite.newTenant()))
        : suite.store().workspace(StoreContract.unusedTenantId());
  }

  @Override
  public final Shape shape() {
    return suite.shape();
  }

  private Workspace populated(Workspace made) {
    if (shape().has(EntityKind.USER)) {
      made.users().create(shape().kept(Samples.user(ANN)), null);
      made.users().create(shape().kept(Samples.user(BOB)), null);
    }
    return made;
  }
}
