package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;

class PostgresqlQueryPlanIT extends QueryPlanContract {

  @Override
  Database newDatabase() {
    return Stores.postgresqlDatabase(Stores.newPostgresql());
  }

  @Override
  String plan(Database target, String sql) throws SQLException {
    try (Connection connection = target.direct();
        Statement statement = connection.createStatement()) {
      // The tables are small, so that only the shape of the query can be asked for.
      statement.execute("SET enable_seqscan = off");
      statement.execute("SET enable_bitmapscan = off");
      statement.execute("SET plan_cache_mode = force_generic_plan");
      statement.execute("PREPARE asked AS " + numbered(sql));
      try (ResultSet rows = statement.executeQuery("EXPLAIN EXECUTE asked" + nulls(sql))) {
        StringBuilder plan = new StringBuilder();
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
        return plan.toString();
      }
    }
  }

  private static String numbered(String sql) {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (int index = 0; index < sql.length(); index++) {
      char unit = sql.charAt(index);
      text.append(unit == '?' ? "$" + ++number : String.valueOf(unit));
    }
    return text.toString();
  }

  private static String nulls(String sql) {
    long count = sql.chars().filter(unit -> unit == '?').count();
    return "(" + String.join(", ", Collections.nCopies((int) count, "NULL")) + ")";
  }

  @Override
  void assertWalks(String plan, String index) {
    assertThat(plan).contains("using " + index).contains("Index Cond").doesNotContain("Sort");
  }

  @Override
  String seeksKey() {
    return "Index Cond: ((tenant_id = $1) AND (id = $2))";
  }

  @Override
  String orderKeyIndex() {
    return "uq_messages_order_key";
  }
}
