package io.gantry.store.document;

import io.gantry.store.SchemaReport;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreCheck.Outcome;
import io.gantry.store.StoreContents;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The verbs of a store that is opened by the first of them; without a region none can be. */
final class LaterAdministration implements StoreAdministration {

  private final Supplier<StoreAdministration> open;

  LaterAdministration(Supplier<StoreAdministration> open) {
    this.open = open;
  }

  @Override
  public SchemaReport report() {
    return open.get().report();
  }

  @Override
  public List<String> plan() {
    return open.get().plan();
  }

  @Override
  public void apply() {
    open.get().apply();
  }

  @Override
  public List<String> rollbackPlan() {
    return open.get().rollbackPlan();
  }

  @Override
  public void rollback() {
    open.get().rollback();
  }

  @Override
  public StoreContents contents(TenantAccess access) {
    return open.get().contents(access);
  }

  @Override
  public Optional<String> unfinishedLoad() {
    return open.get().unfinishedLoad();
  }

  @Override
  public List<StoreCheck> checks() {
    try {
      return open.get().checks();
    } catch (StoreException.Unavailable noRegion) {
      return List.of(
          new StoreCheck(
              "find the region",
              Outcome.FAILED,
              String.valueOf(noRegion.getMessage()),
              "Set AWS_REGION."));
    }
  }

  @Override
  public void clear(TenantAccess access) {
    open.get().clear(access);
  }

  @Override
  public StoreBackup backup(TenantAccess access, Path folder) {
    return open.get().backup(access, folder);
  }
}
