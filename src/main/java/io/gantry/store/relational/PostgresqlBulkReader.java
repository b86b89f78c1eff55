package io.gantry.store.relational;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.EntityKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of version 7 in a PostgreSQL database whole, through connections that share one
 * snapshot. A login that row-level security binds reads tenant after tenant; it sees no rows of a
 * tenant that has no record, which nobody else sees either.
 */
final class PostgresqlBulkReader implements BulkReader {

  /** The snapshot of a long move must outlive pauses, and no plan may sort what an index has. */
  private static final String SETTINGS =
      "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off;"
          + " SET LOCAL enable_bitmapscan = off; SET LOCAL jit = off;"
          + " SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0";

  private final BulkConnections connections;

  /** The tenants in order, where each must be looked at alone; null where one look shows all. */
  private final @Nullable List<String> tenants;

  private PostgresqlBulkReader(BulkConnections connections, @Nullable List<String> tenants) {
    this.connections = connections;
    this.tenants = tenants;
  }

  /**
   * @param survey refuses tables that are not those of the version
   */
  static PostgresqlBulkReader open(
      PostgresqlDatabase database, int size, BulkConnections.Look survey) {
    BulkConnections connections = new BulkConnections(size, new Snapshot(database));
    try {
      connections.look(survey);
      Optional<List<String>> tenants = connections.use(PostgresqlBulkReader::tenantsToSee);
      return new PostgresqlBulkReader(connections, tenants.orElse(null));
    } catch (RuntimeException failure) {
      connections.close();
      throw failure;
    }
  }

  private static Optional<List<String>> tenantsToSee(Connection connection) throws SQLException {
    Optional<List<String>> tenants = TenantViews.tenantsToSee(connection);
    Rows.execute(connection, SETTINGS);
    return tenants;
  }

  /** Opens connections that see what the first one saw when it was opened. */
  private static final class Snapshot implements BulkConnections.Source {

    private final PostgresqlDatabase database;
    private @Nullable String id;

    Snapshot(PostgresqlDatabase database) {
      this.database = database;
    }

    @Override
    public Connection open() throws SQLException {
      Connection connection = database.look();
      try {
        // One batch may hold a large record, and the server may be busy.
        connection.setNetworkTimeout(Runnable::run, 0);
        database.begin(connection);
        if (id == null) {
          id = Rows.list(connection, "SELECT pg_export_snapshot()", row -> row.getString(1)).get(0);
        } else {
          Rows.execute(connection, "SET TRANSACTION SNAPSHOT '" + id + "'");
          Rows.execute(connection, SETTINGS);
        }
        return connection;
      } catch (SQLException failure) {
        connection.close();
        throw failure;
      }
    }
  }

  @Override
  public Set<EntityKind> kinds() {
    return BulkTable.all().keySet();
  }

  @Override
  public boolean isSnapshot() {
    return true;
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    BulkTable<?, ?> table = BulkTable.of(kind);
    List<BulkPlace> cuts =
        tenants == null || !table.isOfTenant()
            ? connections.use(connection -> cuts(connection, table, parts))
            : PostgresqlCuts.between(tenants, parts);
    return BulkSpan.ranges(kind, cuts);
  }

  private List<BulkPlace> cuts(Connection connection, BulkTable<?, ?> table, int parts)
      throws SQLException {
    seeTenants(connection);
    return PostgresqlCuts.of(connection, table, parts);
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    BulkTable<?, ?> table = BulkTable.of(range.kind());
    BulkSpan span = BulkSpan.of(range, after, table);
    return connections.use(
        connection ->
            tenants == null || !table.isOfTenant()
                ? readAll(connection, table, span)
                : readTenants(connection, table, span, tenants));
  }

  private BulkBatch readAll(Connection connection, BulkTable<?, ?> table, BulkSpan span)
      throws SQLException {
    seeTenants(connection);
    BatchOfRows batch = new BatchOfRows(table);
    boolean ended = !fill(connection, table, span, batch);
    return batch.batch(ended);
  }

  /** Reads before may have left one tenant to be seen. */
  private void seeTenants(Connection connection) throws SQLException {
    if (tenants != null) {
      TenantViews.see(connection, TenantViews.ALL);
    }
  }

  /** Goes on with the next tenant as long as the batch has room. */
  private static BulkBatch readTenants(
      Connection connection, BulkTable<?, ?> table, BulkSpan span, List<String> tenants)
      throws SQLException {
    BatchOfRows batch = new BatchOfRows(table);
    for (String tenant : tenants) {
      if (span.concerns(tenant)) {
        TenantViews.see(connection, tenant);
        if (fill(connection, table, span, batch) || batch.isFull()) {
          return batch.batch(false);
        }
      }
    }
    return batch.batch(true);
  }

  /**
   * Reads rows into the batch until it has enough: the server adds up how long their texts are, so
   * that no more of them is sent.
   *
   * @return whether more rows may follow
   */
  private static boolean fill(
      Connection connection, BulkTable<?, ?> table, BulkSpan span, BatchOfRows batch)
      throws SQLException {
    int limit = batch.free();
    long room = batch.room();
    int count = 0;
    long size = 0;
    try (PreparedStatement statement = connection.prepareStatement(sql(table, span))) {
      int index = 0;
      for (String parameter : span.parameters()) {
        statement.setString(++index, parameter);
      }
      statement.setInt(++index, limit);
      statement.setLong(++index, room);
      try (ResultSet rows = statement.executeQuery()) {
        List<RowTable.ColumnOf> columns = table.rows().columns();
        ColumnTexts texts = new ColumnTexts(UTF_8, columns.size());
        int last = columns.size() + 1;
        while (rows.next()) {
          JdbcValues values = JdbcValues.of(rows, columns, texts);
          long sum = rows.getLong(last);
          batch.add(values, sum - size);
          size = sum;
          count++;
        }
      }
    }
    return count == limit || size >= room;
  }

  private static String sql(BulkTable<?, ?> table, BulkSpan span) {
    String columns = table.rows().columnList();
    String order = String.join(", ", table.order());
    return "SELECT "
        + columns
        + ", bulk_sum FROM (SELECT "
        + columns
        + ", bulk_size, sum(bulk_size) OVER (ORDER BY "
        + order
        + " ROWS UNBOUNDED PRECEDING)::bigint AS bulk_sum FROM (SELECT "
        + columns
        + ", ("
        + size(table)
        + ")::bigint AS bulk_size FROM "
        + table.name()
        + span.condition(table.order())
        + " ORDER BY "
        + order
        + " LIMIT ?) page) sized WHERE bulk_sum - bulk_size < ? ORDER BY "
        + order;
  }

  /** The length of all texts of a row, which the server knows without unpacking them. */
  private static String size(BulkTable<?, ?> table) {
    return table.rows().columns().stream()
        .filter(column -> column.type() == RowTable.Type.TEXT)
        .map(column -> "coalesce(octet_length(" + column.name() + "), 0)")
        .collect(Collectors.joining(" + "));
  }

  @Override
  public void close() {
    connections.close();
  }
}
