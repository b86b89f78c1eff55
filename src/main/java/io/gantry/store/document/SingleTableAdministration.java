package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.store.EntityKind;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreContents;
import io.gantry.tenancy.TenantAccess;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The verbs of an operator for the table of version 8. */
final class SingleTableAdministration implements StoreAdministration {

  private final DocumentStore.Options options;
  private final Connection connection;
  private final Table table;
  private final TableSchema schema;
  private final Owners owners;

  SingleTableAdministration(
      DocumentStore.Options options,
      Connection connection,
      Table table,
      TableSchema schema,
      Owners owners) {
    this.options = options;
    this.connection = connection;
    this.table = table;
    this.schema = schema;
    this.owners = owners;
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
    schema.prepare(options.createTable());
  }

  @Override
  public List<String> rollbackPlan() {
    return schema.deletionPlan();
  }

  @Override
  public void rollback() {
    schema.delete();
    owners.forgetAll();
  }

  /** Records whose deletion has begun are none any more. */
  @Override
  public StoreContents contents(TenantAccess access) {
    Map<EntityKind, Long> counts = new EnumMap<>(EntityKind.class);
    SchemaVersion.V8.kinds().forEach(kind -> counts.put(kind, 0L));
    Optional<TableDescription> found = schema.describe();
    if (found.isPresent()) {
      new WholeTable(connection, table.name(), access)
          .scan(
              List.of(Attributes.KIND, Attributes.DELETING),
              page -> page.forEach(item -> count(item, counts)));
    }
    Long bytes = found.map(TableDescription::tableSizeBytes).orElse(null);
    return new StoreContents(counts, bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes));
  }

  private static void count(Map<String, AttributeValue> item, Map<EntityKind, Long> counts) {
    AttributeValue kind = item.get(Attributes.KIND);
    if (kind != null && !item.containsKey(Attributes.DELETING)) {
      kind(kind.s()).ifPresent(known -> counts.merge(known, 1L, Long::sum));
    }
  }

  /** Empty for the items that the store makes for itself: parts, pointers, names. */
  private static Optional<EntityKind> kind(String name) {
    for (EntityKind kind : EntityKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> unfinishedLoad() {
    return schema.describe().isPresent()
        ? LoadJournal.unfinished(journalRequests(), table.name())
        : Optional.empty();
  }

  private BulkRequests journalRequests() {
    return BulkRequests.of(connection, KeyScope.ofLoad().configuration());
  }

  @Override
  public List<StoreCheck> checks() {
    return new TableChecks(options, connection).run();
  }

  /** The marker stays, so that whoever is interrupted can go on. */
  @Override
  public void clear(TenantAccess access) {
    requireNonNull(access, "access");
    if (schema.requireOwn()) {
      WholeTable whole = new WholeTable(connection, table.name(), access);
      whole.scan(
          List.of(Attributes.PARTITION, Attributes.SORT),
          page -> table.deleteAll(whole.scope(), keys(page)));
    }
    owners.forgetAll();
    apply();
  }

  private static List<ItemKey> keys(List<Map<String, AttributeValue>> page) {
    return page.stream().map(ItemKey::of).filter(key -> !key.equals(TableMarker.KEY)).toList();
  }

  @Override
  public StoreBackup backup(TenantAccess access, Path folder) {
    WholeTable whole = new WholeTable(connection, table.name(), access);
    return new OnDemandBackup(connection, table.name())
        .make(folder)
        .orElseGet(
            () ->
                new TableBackup(connection, whole.scope().configuration())
                    .write(List.of(table.name()), folder));
  }
}
