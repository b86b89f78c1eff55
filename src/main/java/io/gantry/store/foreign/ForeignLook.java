package io.gantry.store.foreign;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Which rows are wanted.
 *
 * @param columns those that are needed; empty for all
 * @param order columns to read by where the database can; rows that are equal in them come as they
 *     were stored. DynamoDB gives the items of one partition by its sort key, and nothing else
 * @param part which of {@code parts} equal parts, from 0 on; all items of a partition are in one
 * @param parts 1 where {@link ForeignTables#canDivide} says no
 */
public record ForeignLook(
    String table, List<String> columns, List<String> order, int part, int parts) {

  public ForeignLook {
    requireNonNull(table, "table");
    columns = List.copyOf(columns);
    order = List.copyOf(order);
    if (part < 0 || part >= parts) {
      throw new IllegalArgumentException("There is no part " + part + " of " + parts);
    }
  }

  /** All rows of a table in whatever order they lie. */
  public static ForeignLook at(String table) {
    return new ForeignLook(table, List.of(), List.of(), 0, 1);
  }

  public ForeignLook orderedBy(String... newOrder) {
    return new ForeignLook(table, columns, List.of(newOrder), part, parts);
  }

  public ForeignLook only(String... newColumns) {
    return new ForeignLook(table, List.of(newColumns), order, part, parts);
  }

  public ForeignLook part(int newPart, int newParts) {
    return new ForeignLook(table, columns, order, newPart, newParts);
  }
}
