package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.store.EntityKind;
import io.gantry.store.SchemaReport;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreContents;
import io.gantry.tenancy.TenantAccess;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The verbs for the tables of versions 5 and 6 as a whole. */
final class KindAdministration implements StoreAdministration {

  private final Connection connection;
  private final KindRequests requests;
  private final KindSchema schema;
  private final KindLoadTable load;
  private final Orphans orphans;
  private final Supplier<List<StoreCheck>> checks;

  KindAdministration(
      Connection connection,
      KindRequests requests,
      KindSchema schema,
      KindLoadTable load,
      Orphans orphans,
      Supplier<List<StoreCheck>> checks) {
    this.connection = connection;
    this.requests = requests;
    this.schema = schema;
    this.load = load;
    this.orphans = orphans;
    this.checks = checks;
  }

  @Override
  public SchemaReport report() {
    return schema.report();
  }

  @Override
  public List<String> plan() {
    return schema.plan();
  }

  @Override
  public void apply() {
    schema.apply();
  }

  @Override
  public List<String> rollbackPlan() {
    schema.requireOwn();
    return Stream.concat(
            schema.tables().stream(), load.isThere() ? Stream.of(load.name()) : Stream.empty())
        .map(table -> "DeleteTable TableName=" + table)
        .toList();
  }

  @Override
  public void rollback() {
    schema.deleteTables();
    load.delete();
    orphans.forget();
  }

  /** Rows that belong to nobody count too. */
  @Override
  public StoreContents contents(TenantAccess access) {
    requireNonNull(access, "access");
    Map<KindTable, TableDescription> found = schema.found();
    Map<EntityKind, Long> counts = new EnumMap<>(EntityKind.class);
    requests.version().kinds().forEach(kind -> counts.put(kind, 0L));
    for (KindTable table : KindTable.of(requests.version())) {
      EntityKind kind = table.kind();
      if (kind != null && found.containsKey(table)) {
        counts.put(kind, requests.countRecords(table));
      }
    }
    if (found.containsKey(KindTable.USERS) && counts.containsKey(EntityKind.CREDENTIAL)) {
      counts.put(EntityKind.CREDENTIAL, requests.countPasswords());
    }
    long bytes = found.values().stream().mapToLong(table -> bytes(table)).sum();
    return new StoreContents(counts, OptionalLong.of(bytes));
  }

  private static long bytes(TableDescription table) {
    Long bytes = table.tableSizeBytes();
    return bytes == null ? 0 : bytes;
  }

  @Override
  public Optional<String> unfinishedLoad() {
    return load.unfinished();
  }

  @Override
  public List<StoreCheck> checks() {
    return checks.get();
  }

  @Override
  public void clear(TenantAccess access) {
    requireNonNull(access, "access");
    schema.requireOwn();
    Map<KindTable, TableDescription> found = schema.found();
    for (KindTable table : KindTable.of(requests.version())) {
      if (table != KindTable.VERSION && found.containsKey(table)) {
        requests.scan(
            table, table.keyFields(), row -> requests.delete(table, row.only(table.keyFields())));
      }
    }
    load.delete();
    orphans.forget();
    schema.apply();
  }

  @Override
  public StoreBackup backup(TenantAccess access, Path folder) {
    requireNonNull(access, "access");
    requireNonNull(folder, "folder");
    return new TableBackup(connection, KindGuard.WHOLE_TABLE).write(schema.tables(), folder);
  }
}
