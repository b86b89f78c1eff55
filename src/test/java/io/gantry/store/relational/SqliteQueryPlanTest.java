package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteQueryPlanTest extends QueryPlanContract {

  @TempDir static Path directory;

  @Override
  Database newDatabase() {
    return Stores.sqliteDatabase(directory.resolve("gantry.db"));
  }

  @Override
  String plan(Database target, String sql) throws SQLException {
    try (Connection connection = target.direct();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
      StringBuilder plan = new StringBuilder();
      while (rows.next()) {
        plan.append(rows.getString("detail")).append('\n');
      }
      return plan.toString();
    }
  }

  @Override
  void assertWalks(String plan, String index) {
    assertThat(plan).startsWith("SEARCH ").contains(index).doesNotContain("TEMP B-TREE");
  }

  @Override
  String seeksKey() {
    return "sqlite_autoindex_conversations_1 (tenant_id=? AND id=?)";
  }

  /** The first unique constraint of the table that is declared within it. */
  @Override
  String orderKeyIndex() {
    return "sqlite_autoindex_messages_1 (tenant_id=? AND conversation_id=?";
  }

  @Test
  void theStartOfAPageIsSoughtInTheIndex() throws SQLException {
    try (Database database = Stores.sqliteDatabase(directory.resolve("gantry.db"))) {
      String plan =
          plan(
              database,
              "SELECT 1 FROM conversations WHERE tenant_id = ? AND owner_id = ?"
                  + " AND (updated_at, id) < (?, ?) ORDER BY updated_at DESC, id DESC");
      assertThat(plan).contains("(updated_at,id)<(?,?)");
    }
  }
}
