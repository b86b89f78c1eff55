package io.gantry.store.relational;

import io.gantry.store.Keyset;
import java.util.List;
import org.hibernate.query.SelectionQuery;

/**
 * Where a page starts in a list ordered by creation and id, and its order: the end of a query.
 *
 * @param text to be added to a query that has a condition already
 * @param start the position behind which the page starts; empty for the first page
 * @param limit how many rows to read
 */
record CreationOrder(String text, List<String> start, int limit) {

  /**
   * @param alias the name of the row in the query
   */
  static CreationOrder of(String alias, Keyset keyset) {
    List<String> start = keyset.start().orElse(List.of());
    String columns = alias + ".createdAt, " + alias + ".key.id";
    String comparison = keyset.isDescending() ? " < " : " > ";
    String condition =
        start.isEmpty() ? "" : " and (" + columns + ")" + comparison + "(:at, :after)";
    String direction = keyset.isDescending() ? " desc" : " asc";
    String order =
        " order by " + alias + ".createdAt" + direction + ", " + alias + ".key.id" + direction;
    return new CreationOrder(condition + order, start, keyset.fetchSize());
  }

  static List<String> position(long createdAt, String id) {
    return List.of(Long.toString(createdAt), id);
  }

  <R> SelectionQuery<R> apply(SelectionQuery<R> query) {
    if (!start.isEmpty()) {
      query.setParameter("at", Long.valueOf(start.get(0))).setParameter("after", start.get(1));
    }
    return query.setMaxResults(limit);
  }
}
