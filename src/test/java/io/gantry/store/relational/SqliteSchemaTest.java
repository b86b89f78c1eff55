package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.store.StoreHealth.SchemaState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSchemaTest extends SchemaContract {

  @TempDir private Path directory;

  @Override
  Database newDatabase() {
    return Stores.sqliteDatabase(directory.resolve("gantry.db"));
  }

  @Override
  String tablesQuery() {
    return "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'databasechange%'"
        + " AND name NOT LIKE 'sqlite%'";
  }

  @Override
  String allTablesQuery() {
    return "SELECT name FROM sqlite_schema";
  }

  @Override
  String uniqueQuery() {
    return "SELECT (SELECT group_concat(t.name || '.' || c.name, ', ') FROM pragma_index_info(i.name) c)"
        + " FROM sqlite_schema t, pragma_index_list(t.name) i"
        + " WHERE t.type = 'table' AND t.name NOT LIKE 'databasechange%' AND i.\"unique\" = 1";
  }

  @Test
  void aProcessKilledWithinAnUpdateLeavesNothingBehind() throws Exception {
    Path file = directory.resolve("gantry.db");
    KilledUpdate.run("sqlite", "sqlite:" + file);
    try (Database database = Stores.sqliteDatabase(file)) {
      assertThat(query(database, tablesQuery())).isEmpty();
      Schema schema = new Schema(database);
      schema.prepare();
      assertThat(state(database, schema)).isEqualTo(SchemaState.UP_TO_DATE);
    }
  }
}
