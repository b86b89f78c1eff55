package io.gantry.store.relational;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.StoreException;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A PostgreSQL database. The tenant of a transaction is set in {@code gantry.tenant} for that
 * transaction alone; row-level security shows nothing of another tenant, whatever a query asks for.
 */
final class PostgresqlDatabase implements Database {

  /** How long a call waits for a connection before the database counts as away. */
  private static final Duration WAIT = Duration.ofSeconds(5);

  /** How long making a connection may take, in seconds. */
  private static final int CONNECT_SECONDS = 2;

  /** How long the server may be silent before a connection counts as lost, in seconds. */
  private static final int SOCKET_SECONDS = 30;

  /** How many connections read or load everything side by side. */
  private static final int BULK_CONNECTIONS = 4;

  /** Becomes the role that owns nothing, where the server has it and the login may. */
  private static final String BECOME_APPLICATION =
      "SELECT set_config('role', rolname, false) FROM pg_roles"
          + " WHERE rolname = 'gantry_app' AND pg_has_role(session_user, oid, 'member')";

  private static final String WALL_STANDS = "SELECT row_security_active('messages')";

  /** The lock of schema changes: any number that nobody else uses; ASCII of "gantry". */
  private static final String LOCK_SCHEMA = "SELECT pg_advisory_xact_lock(113650120028793)";

  /** Who holds that lock: the server shows it in two halves. */
  private static final String SCHEMA_CHANGER =
      "SELECT 'process ' || l.pid || coalesce(' of ' || a.usename, '')"
          + " || coalesce(' from ' || host(a.client_addr), '')"
          + " FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid"
          + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
          + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
          + " AND (l.classid::bigint << 32) + l.objid::bigint = 113650120028793";

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String FOREIGN_KEY_VIOLATION = "23503";
  private static final String UNDEFINED_TABLE = "42P01";
  private static final Set<String> BROKEN_OFF = Set.of("40001", "40P01", FOREIGN_KEY_VIOLATION);

  private final PostgresqlAddress address;
  private final Pool pool;

  PostgresqlDatabase(PostgresqlAddress address, int connections, @Nullable MeterRegistry meters) {
    this.address = address;
    this.pool = new Pool(() -> open(connections, meters));
  }

  private HikariDataSource open(int connections, @Nullable MeterRegistry meters)
      throws SQLException {
    // Fails at once where the pool would first sleep.
    direct().close();
    HikariConfig config = new HikariConfig();
    config.setPoolName("gantry-postgresql");
    config.setDataSource(source());
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setConnectionInitSql(BECOME_APPLICATION);
    config.setMetricRegistry(meters);
    HikariDataSource opened = new HikariDataSource(config);
    try (Connection connection = opened.getConnection()) {
      requireWall(connection);
      return opened;
    } catch (SQLException | StoreException failure) {
      opened.close();
      throw failure;
    }
  }

  /** A login that row-level security does not bind must not be used by mistake. */
  private static void requireWall(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(WALL_STANDS)) {
      if (!result.next() || !result.getBoolean(1)) {
        throw StoreException.Unavailable.lasting(
            "Row-level security does not bind this login: let it be a member of the role gantry_app",
            null);
      }
    }
  }

  private PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address.jdbcUrl());
    source.setUser(address.user());
    source.setPassword(address.password() == null ? null : address.password().reveal());
    source.setApplicationName("gantry");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(SOCKET_SECONDS);
    source.setTcpKeepAlive(true);
    return source;
  }

  @Override
  public String product() {
    return "postgresql";
  }

  @Override
  public Class<? extends Dialect> dialect() {
    return PostgreSQLDialect.class;
  }

  @Override
  public Connection reader() throws SQLException {
    return pool.connection();
  }

  @Override
  public Connection writer() throws SQLException {
    return pool.connection();
  }

  @Override
  public Connection direct() throws SQLException {
    return source().getConnection();
  }

  @Override
  public Connection look() throws SQLException {
    Connection connection = direct();
    connection.setReadOnly(true);
    return connection;
  }

  @Override
  public BulkReader bulkReader(BulkConnections.Look survey) {
    return PostgresqlBulkReader.open(this, BULK_CONNECTIONS, survey);
  }

  @Override
  public BulkWriter bulkWriter(BulkLoad load) {
    return PostgresqlBulkWriter.open(this, BULK_CONNECTIONS, load);
  }

  @Override
  public Upkeep upkeep() {
    return new PostgresqlUpkeep(this);
  }

  @Override
  public Catalog catalog() {
    return new PostgresqlCatalog();
  }

  @Override
  public Optional<String> schemaChanger(Connection connection) throws SQLException {
    return Rows.list(connection, SCHEMA_CHANGER, row -> row.getString(1)).stream().findFirst();
  }

  @Override
  public Connection beginRead(Connection reader, String tenant) {
    return TenantConnection.ofStatements(reader, tenant);
  }

  @Override
  public Connection beginWrite(Connection writer, String tenant) throws SQLException {
    writer.setAutoCommit(false);
    return TenantConnection.ofTransaction(writer, tenant);
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    connection.commit();
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    connection.rollback();
  }

  @Override
  public void beginSchemaChange(Connection connection) throws SQLException {
    // Another process may be long at it, and so may a statement.
    connection.setNetworkTimeout(Runnable::run, 0);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK_SCHEMA);
    }
  }

  @Override
  public void afterCommit(Connection connection) {
    // the server looks after its log
  }

  @Override
  public void discard(Connection connection) {
    pool.evict(connection);
  }

  @Override
  public boolean isTransient(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && BROKEN_OFF.contains(state);
  }

  static boolean isForeignKeyViolation(SQLException failure) {
    return FOREIGN_KEY_VIOLATION.equals(failure.getSQLState());
  }

  static boolean isUniqueViolation(SQLException failure) {
    return UNIQUE_VIOLATION.equals(failure.getSQLState());
  }

  @Override
  public boolean isConnectionLost(SQLException failure) {
    // Class 08 is a lost connection, 57P0x a server that is shut down.
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("08") || state.startsWith("57P");
  }

  @Override
  public boolean isMissingTable(SQLException failure) {
    return UNDEFINED_TABLE.equals(failure.getSQLState());
  }

  @Override
  public Optional<Unique> violated(SQLException failure) {
    if (!UNIQUE_VIOLATION.equals(failure.getSQLState())
        || !(failure instanceof PSQLException server)) {
      return Optional.empty();
    }
    return Optional.ofNullable(server.getServerErrorMessage())
        .map(ServerErrorMessage::getConstraint)
        .flatMap(Unique::ofConstraint);
  }

  @Override
  public void close() {
    pool.close();
  }
}
