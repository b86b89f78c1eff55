package io.gantry.store.foreign;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * What is known of a table without reading it.
 *
 * @param columns those that every row has; of DynamoDB the attributes of the key
 * @param key the attributes of the key in their order, or none when one of them is no text: such a
 *     table cannot be read; of SQLite the columns of the primary key
 */
public record ForeignTable(String name, Set<String> columns, List<String> key) {

  public ForeignTable {
    requireNonNull(name, "name");
    columns = Set.copyOf(columns);
    key = List.copyOf(key);
  }
}
