package io.gantry.cli;

import io.gantry.account.TenantRepository;
import io.gantry.fake.InMemoryStore;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.Provider;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreContents;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store in memory that says of its tables what a test wants, and notes what is done to them. */
final class ScriptedStore implements Store, StoreAdministration {

  final List<String> done = new ArrayList<>();
  final InMemoryStore records;
  SchemaReport report;
  List<String> plan = List.of();
  List<StoreCheck> checks = List.of(StoreCheck.ok("reach", "it answers"));
  @Nullable StoreException failure;

  ScriptedStore(SchemaVersion version) {
    this.records = new InMemoryStore(version);
    this.report = reportOf(SchemaState.UP_TO_DATE, version);
  }

  static SchemaReport reportOf(SchemaState state, @Nullable SchemaVersion found) {
    return new SchemaReport(
        state, Optional.ofNullable(found), List.of(), List.of(), Optional.empty());
  }

  @Override
  public SchemaReport report() {
    note("report");
    return report;
  }

  @Override
  public List<String> plan() {
    note("plan");
    return plan;
  }

  @Override
  public void apply() {
    note("apply");
    report = reportOf(SchemaState.UP_TO_DATE, schemaVersion());
  }

  @Override
  public List<String> rollbackPlan() {
    note("rollback plan");
    return List.of("DROP TABLE everything");
  }

  @Override
  public void rollback() {
    note("rollback");
  }

  @Override
  public StoreContents contents(TenantAccess access) {
    return records.administration().contents(access);
  }

  @Override
  public Optional<String> unfinishedLoad() {
    return records.administration().unfinishedLoad();
  }

  @Override
  public List<StoreCheck> checks() {
    return checks;
  }

  @Override
  public void clear(TenantAccess access) {
    note("clear");
    records.administration().clear(access);
  }

  @Override
  public StoreBackup backup(TenantAccess access, Path folder) {
    note("backup");
    return records.administration().backup(access, folder);
  }

  private void note(String what) {
    if (failure != null) {
      throw failure;
    }
    done.add(what);
  }

  @Override
  public Provider provider() {
    return records.provider();
  }

  @Override
  public SchemaVersion schemaVersion() {
    return records.schemaVersion();
  }

  @Override
  public void prepare() {
    apply();
  }

  @Override
  public StoreHealth health() {
    return failure == null
        ? records.health()
        : new StoreHealth(false, SchemaState.UNKNOWN, failure.getMessage());
  }

  @Override
  public Workspace workspace(TenantId tenant) {
    return records.workspace(tenant);
  }

  @Override
  public StoreAdministration administration() {
    return this;
  }

  @Override
  public TenantRepository tenants(TenantAccess access) {
    return records.tenants(access);
  }

  @Override
  public BulkReader bulkReader(TenantAccess access) {
    return records.bulkReader(access);
  }

  @Override
  public BulkWriter bulkWriter(TenantAccess access, BulkLoad load) {
    return records.bulkWriter(access, load);
  }

  @Override
  public void close() {
    // Others in the test look at it later.
  }
}
