package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BackupFolder;
import io.gantry.store.BulkLoad;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaReport.Difference;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreContents;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.tenancy.TenantAccess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The verbs of an operator for tables that Liquibase makes. */
final class RelationalAdministration implements StoreAdministration {

  /** What a load may do without. */
  private static final List<String> TAKEN_AWAY =
      List.of("index ", "primary key ", "unique key ", "foreign key ", "row-level security ");

  private final Database database;
  private final Schema schema;
  private final Upkeep upkeep;
  private final Tables tables;

  RelationalAdministration(Database database, Schema schema, Upkeep upkeep, Tables tables) {
    this.database = database;
    this.schema = schema;
    this.upkeep = upkeep;
    this.tables = tables;
  }

  @Override
  public SchemaReport report() {
    SchemaReport report = schema.report();
    return unfinishedLoad().map(load -> loading(report, load)).orElse(report);
  }

  /** What a load takes away for its time is not told; that it is not completed is. */
  private static SchemaReport loading(SchemaReport report, String load) {
    List<Difference> differences = new ArrayList<>();
    differences.add(new Difference("load " + load, "completed", "not completed"));
    report.differences().stream()
        .filter(difference -> TAKEN_AWAY.stream().noneMatch(difference.object()::startsWith))
        .forEach(differences::add);
    return new SchemaReport(
        report.state() == SchemaState.LOCKED ? SchemaState.LOCKED : SchemaState.DRIFTED,
        report.found(),
        report.pending(),
        differences,
        report.lockedBy());
  }

  @Override
  public List<String> plan() {
    return schema.plan();
  }

  @Override
  public void apply() {
    schema.prepare();
  }

  @Override
  public List<String> rollbackPlan() {
    return schema.rollbackPlan();
  }

  @Override
  public void rollback() {
    unfinishedLoad()
        .ifPresent(
            load -> {
              throw new StoreException.Loading(load);
            });
    schema.rollback();
  }

  @Override
  public StoreContents contents(TenantAccess access) {
    requireNonNull(access, "access");
    try (Connection connection = database.look()) {
      database.begin(connection);
      Map<String, Long> rows = upkeep.rows(connection, tables.names());
      long bytes = upkeep.bytes(connection);
      database.rollback(connection);
      return new StoreContents(byKind(rows), OptionalLong.of(bytes));
    } catch (SQLException failure) {
      throw unreachable(failure);
    }
  }

  private Map<EntityKind, Long> byKind(Map<String, Long> rows) {
    Map<EntityKind, Long> counts = new EnumMap<>(EntityKind.class);
    tables.byKind().forEach((kind, table) -> counts.put(kind, rows.getOrDefault(table, 0L)));
    return counts;
  }

  @Override
  public Optional<String> unfinishedLoad() {
    try (Connection connection = database.look()) {
      return new LoadJournal(database.catalog()).find(connection).map(BulkLoad::id);
    } catch (SQLException failure) {
      throw unreachable(failure);
    }
  }

  @Override
  public List<StoreCheck> checks() {
    return upkeep.checks();
  }

  /** In one transaction, which also keeps out whoever would change the tables meanwhile. */
  @Override
  public void clear(TenantAccess access) {
    requireNonNull(access, "access");
    schema.change(
        connection -> {
          schema.requireOwn(connection);
          upkeep.empty(connection, tables.reversed());
          upkeep.endLoad(connection);
        });
    try (Connection connection = database.direct()) {
      upkeep.afterEmptying(connection);
    } catch (SQLException failure) {
      throw unreachable(failure);
    }
    schema.prepare();
  }

  @Override
  public StoreBackup backup(TenantAccess access, Path folder) {
    requireNonNull(access, "access");
    return upkeep.backup(BackupFolder.create(folder), tables.names());
  }

  private static StoreException.Unavailable unreachable(SQLException failure) {
    return SqlOutage.unavailable("The database cannot be reached", failure);
  }
}
