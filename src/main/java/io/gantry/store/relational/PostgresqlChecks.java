package io.gantry.store.relational;

import io.gantry.store.CheckRun;
import io.gantry.store.CheckRun.Refused;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreCheck.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a PostgreSQL database can be used by the login that is configured. */
final class PostgresqlChecks implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(4);

  /** The oldest version that its makers still looked after when this was written. */
  private static final int OLDEST_SERVER = 13;

  /** Class 28: the server does not admit the login. */
  private static final String NOT_ADMITTED = "28";

  /** What the driver says when the server asks for a password and it was given none. */
  private static final String NO_PASSWORD = "08004";

  private static final String NO_DATABASE = "3D000";

  /** The login may not connect to this database. */
  private static final String NO_RIGHT = "42501";

  /** A connection was never made, or the server is not ready for one. */
  private static final Set<String> NO_SERVER = Set.of("08", "57", "53");

  private static final String MAY_CREATE =
      "SELECT current_schema() IS NOT NULL"
          + " AND has_schema_privilege(current_schema(), 'CREATE')";

  private static final String IS_MEMBER =
      "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gantry_app'"
          + " AND pg_has_role(session_user, oid, 'member'))";

  private static final String IS_FREE =
      "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user";

  private static final String MAY_MAKE_ROLE =
      "SELECT rolsuper OR (rolcreaterole AND NOT EXISTS"
          + " (SELECT FROM pg_roles WHERE rolname = 'gantry_app'))"
          + " FROM pg_roles WHERE rolname = session_user";

  private static final String LACKS_RIGHT =
      "SELECT EXISTS (SELECT FROM pg_class c, unnest(string_to_array('"
          + String.join(",", Tables.V7.names())
          + "', ',')) t (name) WHERE c.relname = t.name AND c.relnamespace ="
          + " current_schema()::regnamespace AND NOT (SELECT bool_and("
          + "has_table_privilege(coalesce((SELECT rolname FROM pg_roles WHERE rolname ="
          + " 'gantry_app' AND pg_has_role(session_user, oid, 'member')), session_user), c.oid, p))"
          + " FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p))";

  private final PostgresqlDatabase database;
  private volatile @Nullable Connection connection;
  private volatile @Nullable SQLException failure;
  private volatile boolean closed;

  PostgresqlChecks(PostgresqlDatabase database) {
    this.database = database;
  }

  List<StoreCheck> run() {
    return new CheckRun(LIMIT)
        .check(
            "reach the server",
            "Look at the host and port in DATABASE_URL, and whether the server runs.",
            this::reach)
        .check(
            "sign in",
            "Look at POSTGRES_USER and POSTGRES_PASSWORD, or those in DATABASE_URL, and at pg_hba.conf.",
            this::signIn)
        .check(
            "open the database",
            "Make it: CREATE DATABASE name; or look at its name in DATABASE_URL.",
            this::open)
        .check("server version", "Use PostgreSQL " + OLDEST_SERVER + " or newer.", this::version)
        .check(
            "create tables",
            "GRANT CREATE, USAGE ON SCHEMA public TO the user of DATABASE_URL.",
            this::create)
        .check(
            "be bound by row-level security",
            "CREATE ROLE gantry_app NOLOGIN; GRANT gantry_app TO the user of DATABASE_URL.",
            this::beBound)
        .check(
            "read and write records",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO gantry_app.",
            this::use)
        .results();
  }

  private String reach() throws SQLException {
    try {
      Connection opened = database.look();
      connection = opened;
      if (closed) {
        opened.close();
      }
    } catch (SQLException refused) {
      String state = String.valueOf(refused.getSQLState());
      if (state.length() < 2
          || (NO_SERVER.contains(state.substring(0, 2)) && !state.equals(NO_PASSWORD))) {
        throw refused;
      }
      failure = refused;
    }
    return "it answers";
  }

  private String signIn() throws Refused {
    SQLException refused = failure;
    String state = refused == null ? "" : String.valueOf(refused.getSQLState());
    if (refused != null && (state.startsWith(NOT_ADMITTED) || state.equals(NO_PASSWORD))) {
      throw new Refused(Outcome.DENIED, String.valueOf(refused.getMessage()), null);
    }
    return "admitted";
  }

  private String open() throws Refused, SQLException {
    SQLException refused = failure;
    if (refused == null) {
      return name();
    }
    if (NO_RIGHT.equals(refused.getSQLState())) {
      throw new Refused(
          Outcome.DENIED,
          String.valueOf(refused.getMessage()),
          "GRANT CONNECT ON DATABASE to the user of DATABASE_URL.");
    }
    if (NO_DATABASE.equals(refused.getSQLState())) {
      throw new Refused(Outcome.FAILED, "there is no such database", null);
    }
    throw refused;
  }

  private String name() throws SQLException {
    return Rows.list(connection(), "SELECT current_database()", row -> row.getString(1)).get(0);
  }

  private Connection connection() throws SQLException {
    Connection opened = connection;
    if (opened == null) {
      throw new SQLException("There is no connection");
    }
    return opened;
  }

  private String version() throws Refused, SQLException {
    String version = connection().getMetaData().getDatabaseProductVersion();
    if (connection().getMetaData().getDatabaseMajorVersion() < OLDEST_SERVER) {
      throw new Refused(Outcome.FAILED, "it is " + version, null);
    }
    return version;
  }

  private String create() throws Refused, SQLException {
    if (Rows.isTrue(connection(), MAY_CREATE)) {
      return "allowed";
    }
    if (database.catalog().hasTable(connection(), "messages")) {
      return "not allowed, and not needed: the tables are there";
    }
    throw new Refused(Outcome.DENIED, "the user may not make tables", null);
  }

  private String beBound() throws Refused, SQLException {
    if (Rows.isTrue(connection(), IS_MEMBER)) {
      return "as gantry_app";
    }
    if (!Rows.isTrue(connection(), IS_FREE)) {
      return "as the user itself";
    }
    if (Rows.isTrue(connection(), MAY_MAKE_ROLE)) {
      return "as gantry_app, which will be made";
    }
    throw new Refused(
        Outcome.DENIED, "the user bypasses it and may not become the role gantry_app", null);
  }

  private String use() throws Refused, SQLException {
    if (!database.catalog().hasTable(connection(), "messages")) {
      return "there is no table yet";
    }
    if (Rows.isTrue(connection(), LACKS_RIGHT)) {
      throw new Refused(Outcome.DENIED, "a right on a table is lacking", null);
    }
    return "allowed";
  }

  @Override
  public void close() {
    closed = true;
    Connection opened = connection;
    if (opened != null) {
      try {
        opened.close();
      } catch (SQLException gone) {
        // then it is closed
      }
    }
  }
}
