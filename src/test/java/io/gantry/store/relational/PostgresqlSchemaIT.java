package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.store.StoreHealth.SchemaState;
import org.junit.jupiter.api.Test;

class PostgresqlSchemaIT extends SchemaContract {

  @Override
  Database newDatabase() {
    return Stores.postgresqlDatabase(Stores.newPostgresql());
  }

  @Override
  String tablesQuery() {
    return "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        + " AND tablename NOT LIKE 'databasechange%'";
  }

  @Override
  String allTablesQuery() {
    return "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
  }

  @Override
  String uniqueQuery() {
    return "SELECT string_agg(t.relname || '.' || a.attname, ', ' ORDER BY k.place)"
        + " FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid"
        + " CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, place)"
        + " JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number"
        + " WHERE i.indisunique AND t.relnamespace = 'public'::regnamespace"
        + " AND t.relname NOT LIKE 'databasechange%' GROUP BY i.indexrelid";
  }

  @Test
  void theConstraintsHaveTheNamesThatFailuresAreToldBy() throws Exception {
    try (Database database = newDatabase()) {
      new Schema(database).prepare();
      String names =
          "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
              + " WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace"
              + " AND c.relname NOT LIKE '%databasechange%'";
      assertThat(query(database, names))
          .allSatisfy(name -> assertThat(Unique.ofConstraint(name)).as(name).isPresent())
          .hasSize(Unique.values().length);
    }
  }

  @Test
  void keysAndTheirOrderAreComparedByteByByte() throws Exception {
    try (Database database = newDatabase()) {
      new Schema(database).prepare();
      String otherwise =
          "SELECT t.relname || '.' || a.attname FROM pg_index i"
              + " JOIN pg_class t ON t.oid = i.indrelid"
              + " CROSS JOIN LATERAL unnest(i.indkey) AS k (number)"
              + " JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number"
              + " WHERE t.relnamespace = 'public'::regnamespace AND a.atttypid = 'text'::regtype"
              + " AND t.relname NOT LIKE 'databasechange%'"
              + " AND a.attcollation <> (SELECT oid FROM pg_collation WHERE collname = 'C')";
      assertThat(query(database, otherwise)).isEmpty();
    }
  }

  @Test
  void aProcessKilledWithinAnUpdateLeavesNothingBehind() throws Exception {
    String url = Stores.newPostgresql();
    KilledUpdate.run("postgresql", url);
    try (Database database = Stores.postgresqlDatabase(url)) {
      Schema schema = new Schema(database);
      schema.prepare();
      assertThat(state(database, schema)).isEqualTo(SchemaState.UP_TO_DATE);
    }
  }
}
