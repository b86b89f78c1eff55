package io.gantry.store.relational;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at all rows of PostgreSQL tables, whatever row-level security does to the login. A login
 * that it does not bind looks once; one that it binds, the owner included, looks once for each
 * tenant. Rows of a tenant without record, which nobody can reach, are not seen then.
 */
final class TenantViews {

  /** No tenant has this id; the wall lets it see all tenants, but nothing of them. */
  static final String ALL = "*";

  private static final String BOUND = "SELECT row_security_active('tenants')";

  private static final String SET_TENANT = "SELECT set_config('gantry.tenant', ?, true)";

  private TenantViews() {}

  /** What to do with the rows of a table that are seen now. */
  @FunctionalInterface
  interface Look {
    void at(String table) throws SQLException;
  }

  /** Within a transaction: looks at each table, once or more, until all rows were seen once. */
  static void each(Connection connection, List<String> tables, Look look) throws SQLException {
    boolean bound = tables.contains("tenants") && Rows.isTrue(connection, BOUND);
    List<String> all = new ArrayList<>(tables);
    if (bound) {
      see(connection, ALL);
      look.at("tenants");
      all.remove("tenants");
      for (String tenant : tenants(connection)) {
        see(connection, tenant);
        eachOf(all, look);
      }
    } else {
      eachOf(all, look);
    }
  }

  /**
   * Within a transaction: the tenants to be looked at one by one, in order; empty when one look
   * shows the rows of all. Either way all rows of the table of tenants are seen from here on.
   */
  static Optional<List<String>> tenantsToSee(Connection connection) throws SQLException {
    if (!Rows.isTrue(connection, BOUND)) {
      return Optional.empty();
    }
    see(connection, ALL);
    return Optional.of(tenants(connection));
  }

  private static List<String> tenants(Connection connection) throws SQLException {
    return Rows.list(connection, "SELECT id FROM tenants ORDER BY id", row -> row.getString(1));
  }

  /** Within a transaction: sees the rows of the tenant from here on. */
  static void see(Connection connection, String tenant) throws SQLException {
    Rows.list(connection, SET_TENANT, row -> row.getString(1), tenant);
  }

  private static void eachOf(List<String> tables, Look look) throws SQLException {
    for (String table : tables) {
      look.at(table);
    }
  }
}
