package io.gantry.fake;

import static java.util.Objects.requireNonNull;

import io.gantry.store.EntityKind;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreContents;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Maps need no tables: all that is left to do is to count and to delete. */
final class InMemoryAdministration implements StoreAdministration {

  private final SchemaVersion version;
  private final Map<TenantId, TenantRecords> records;
  private final InMemoryTenants tenants;
  private final InMemoryLoad load;

  InMemoryAdministration(
      SchemaVersion version,
      Map<TenantId, TenantRecords> records,
      InMemoryTenants tenants,
      InMemoryLoad load) {
    this.version = version;
    this.records = records;
    this.tenants = tenants;
    this.load = load;
  }

  @Override
  public SchemaReport report() {
    return new SchemaReport(
        SchemaState.UP_TO_DATE, Optional.of(version), List.of(), List.of(), Optional.empty());
  }

  @Override
  public List<String> plan() {
    return List.of();
  }

  @Override
  public void apply() {
    // There is nothing to apply.
  }

  @Override
  public List<String> rollbackPlan() {
    return List.of("forget all records");
  }

  @Override
  public void rollback() {
    forget();
  }

  @Override
  public StoreContents contents(TenantAccess access) {
    requireNonNull(access, "access");
    Map<EntityKind, Long> counts = new EnumMap<>(EntityKind.class);
    version.kinds().forEach(kind -> counts.put(kind, 0L));
    counts.computeIfPresent(EntityKind.TENANT, (kind, none) -> tenants.count());
    for (TenantRecords shelf : records.values()) {
      synchronized (shelf) {
        shelf
            .counts()
            .forEach((kind, more) -> counts.computeIfPresent(kind, (same, count) -> count + more));
      }
    }
    return new StoreContents(counts, OptionalLong.empty());
  }

  @Override
  public Optional<String> unfinishedLoad() {
    return load.id();
  }

  @Override
  public List<StoreCheck> checks() {
    return List.of(StoreCheck.ok("memory", "there is some"));
  }

  @Override
  public void clear(TenantAccess access) {
    requireNonNull(access, "access");
    forget();
  }

  private void forget() {
    load.end();
    tenants.clear();
    for (TenantRecords shelf : records.values()) {
      synchronized (shelf) {
        shelf.clear();
      }
    }
  }

  /** Says what was there; nothing could be read back from it. */
  @Override
  public StoreBackup backup(TenantAccess access, Path folder) {
    try {
      if (Files.exists(folder) && folder.toFile().list().length > 0) {
        throw new IllegalArgumentException("The folder holds something");
      }
      Path file = Files.createDirectories(folder).resolve("counts.txt");
      Files.writeString(file, contents(access).toString());
      return new StoreBackup(file.toString(), "Records in memory cannot be restored.");
    } catch (IOException failure) {
      throw new StoreException.Unavailable("The folder cannot be written", failure);
    }
  }
}
