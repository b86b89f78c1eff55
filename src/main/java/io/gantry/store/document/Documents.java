package io.gantry.store.document;

import io.gantry.common.CursorCodec;
import io.gantry.common.ListPosition;
import io.gantry.common.Page;
import io.gantry.store.Keyset;
import io.gantry.tenancy.TenantId;
import jakarta.data.Sort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import org.eclipse.jnosql.communication.semistructured.SelectQuery;

/** One tenant's documents as records: what all repositories of a workspace share. */
record Documents(
    TenantId tenant, TenantDatabase database, RecordMapping mapping, CursorCodec cursors) {

  <I> Optional<I> find(Class<I> type, String field, String value) {
    return entity(type, field, value, List.of()).map(entity -> mapping.toEntity(type, entity));
  }

  /** The document with the attributes of these columns; with all when there are none. */
  Optional<CommunicationEntity> entity(
      Class<?> type, String field, String value, List<String> columns) {
    SelectQuery query =
        SelectQuery.select(columns.toArray(String[]::new))
            .from(mapping.nameOf(type))
            .where(field)
            .eq(value)
            .build();
    return database.singleResult(query);
  }

  CommunicationEntity entityOf(Object item) {
    return mapping.toCommunication(item);
  }

  /** The key of the document with this one key field. */
  ItemKey key(Class<?> type, String field, String value) {
    return database.key(mapping.nameOf(type), Map.of(field, value));
  }

  Writes writes() {
    return database.writes();
  }

  /**
   * One page of a list that the index orders by an instant and then by id.
   *
   * @param rest the fields that the primary key has besides {@code id}
   * @param order the field of the instant
   */
  Page<IndexRow> page(
      Keyset keyset,
      SelectQuery query,
      String order,
      Map<String, Object> rest,
      SortBounds bounds,
      Predicate<IndexRow> filter) {
    if (bounds.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    return keyset.filtered(
        (start, size) ->
            database.rows(
                limited(query, size),
                start.map(at -> fields(at, order, rest)).orElse(null),
                bounds),
        filter,
        IndexRow::position);
  }

  private static Map<String, Object> fields(
      List<String> position, String order, Map<String, Object> rest) {
    ListPosition place = ListPosition.ofParts(position);
    Map<String, Object> fields = new HashMap<>(rest);
    fields.put(order, place.at());
    fields.put("id", place.id());
    return fields;
  }

  private static SelectQuery limited(SelectQuery query, int size) {
    SelectQuery.QueryBuilder limited =
        SelectQuery.builder()
            .from(query.name())
            .sort(query.sorts().toArray(Sort[]::new))
            .limit(size);
    query.condition().ifPresent(limited::where);
    return limited.build();
  }

  /** The documents of a page of the index; those that went meanwhile are left out. */
  <I, T> Page<T> fetch(
      Page<IndexRow> rows, Class<I> type, List<String> columns, Function<I, T> toDomain) {
    List<ItemKey> keys = rows.items().stream().map(IndexRow::key).toList();
    List<T> records =
        database.entities(mapping.nameOf(type), keys, columns).stream()
            .map(entity -> toDomain.apply(mapping.toEntity(type, entity)))
            .toList();
    return new Page<>(records, rows.nextCursor());
  }
}
