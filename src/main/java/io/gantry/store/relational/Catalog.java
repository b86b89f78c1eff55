package io.gantry.store.relational;

import io.gantry.store.SchemaFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** What the tables of a database are, read from its own catalog. */
interface Catalog {

  /** All tables but those that Liquibase keeps for itself, with all that is on them. */
  SchemaFacts read(Connection connection) throws SQLException;

  /** What has a name that no table can have beside it, and is none: what it is, by its name. */
  Map<String, String> others(Connection connection) throws SQLException;

  /** Whether there is such a table, named in lower case. */
  boolean hasTable(Connection connection, String name) throws SQLException;

  /** Whether there is the table in which Liquibase notes what it applied. */
  default boolean hasChanges(Connection connection) throws SQLException {
    return hasTable(connection, "databasechangelog");
  }
}
