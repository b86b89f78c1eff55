package io.gantry.store.document;

import io.gantry.store.StoreException;
import jakarta.data.exceptions.EntityExistsException;
import jakarta.data.exceptions.OptimisticLockingFailureException;
import jakarta.data.page.CursoredPage;
import jakarta.data.page.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import org.eclipse.jnosql.communication.semistructured.DatabaseManager;
import org.eclipse.jnosql.communication.semistructured.DeleteQuery;
import org.eclipse.jnosql.communication.semistructured.SelectQuery;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One tenant's part of the table as JNoSQL sees a database. In place of the official driver, which
 * answers every query by a Scan, it reads by keys only, refuses what no key answers, and writes
 * under conditions. A document whose deletion has begun is absent.
 */
final class TenantDatabase implements DatabaseManager {

  /** How often a document is read anew because it was replaced between it and its parts. */
  private static final int MAX_READS = 50;

  /** What a reader needs besides the columns it asked for. */
  private static final List<String> CONTROL =
      List.of(
          Attributes.PARTITION,
          Attributes.SORT,
          Attributes.DELETING,
          Attributes.GENERATION,
          Attributes.PARTS);

  private final Table table;
  private final KeyScope scope;
  private final QueryPlanner planner;
  private final Writes writes;

  TenantDatabase(Table table, KeyScope scope, Writes writes) {
    this.table = table;
    this.scope = scope;
    this.planner = new QueryPlanner(scope);
    this.writes = writes;
  }

  @Override
  public String name() {
    return table.name();
  }

  Writes writes() {
    return writes;
  }

  /** The beginning of all partition keys of this tenant. */
  String prefix() {
    return scope.prefix();
  }

  @Override
  public CommunicationEntity insert(CommunicationEntity entity) {
    writes.execute(
        List.of(writes.create(entity, () -> new EntityExistsException("There is one already"))));
    return entity;
  }

  /** Writes {@code entity}, which carries its next revision, over the revision before. */
  @Override
  public CommunicationEntity update(CommunicationEntity entity) {
    writes.execute(
        List.of(
            writes.replace(entity, () -> new OptimisticLockingFailureException("It was changed"))));
    return entity;
  }

  @Override
  public Stream<CommunicationEntity> select(SelectQuery query) {
    ReadPlan plan = planner.plan(query);
    List<ItemKey> keys =
        plan instanceof ReadPlan.ByKeys byKeys ? byKeys.keys() : keysOf((ReadPlan.ByRange) plan);
    return entities(query.name(), keys, query.columns()).stream();
  }

  private List<ItemKey> keysOf(ReadPlan.ByRange plan) {
    return table.query(scope, plan.range()).stream().map(ItemKey::of).toList();
  }

  /**
   * The documents that exist among {@code keys}, in that order.
   *
   * @param columns the attributes to give; empty for all
   */
  List<CommunicationEntity> entities(String entity, List<ItemKey> keys, List<String> columns) {
    List<CommunicationEntity> entities = new ArrayList<>(keys.size());
    for (Map<String, AttributeValue> item : items(keys, wanted(columns))) {
      entity(entity, item, columns).ifPresent(entities::add);
    }
    return entities;
  }

  /** The items that exist among {@code keys}, as they lie there. */
  List<Map<String, AttributeValue>> items(List<ItemKey> keys, List<String> columns) {
    if (keys.isEmpty()) {
      return List.of();
    }
    if (keys.size() == 1) {
      return table.get(scope, keys.get(0), columns).stream().toList();
    }
    Map<ItemKey, Map<String, AttributeValue>> found = table.getAll(scope, keys, columns);
    return keys.stream().distinct().filter(found::containsKey).map(found::get).toList();
  }

  List<Map<String, AttributeValue>> query(RangeRead range) {
    return table.query(scope, range);
  }

  /**
   * Part of a list, as the index holds it.
   *
   * @param query the fields of the list and its order
   * @param start the values of the fields that order the list, behind which to begin
   * @param between the first and last sort key, where the list has bounds
   */
  List<IndexRow> rows(SelectQuery query, @Nullable Map<String, Object> start, SortBounds between) {
    if (!(planner.plan(query) instanceof ReadPlan.ByRange plan) || !plan.range().index()) {
      throw new UnsupportedOperationException("The index does not order " + query.name());
    }
    RangeRead range = plan.range().between(between.lower(), between.upper());
    RangeRead rest = start == null ? range : range.after(startKey(query, range, start));
    return table.query(scope, rest).stream().map(IndexRow::of).toList();
  }

  private Map<String, AttributeValue> startKey(
      SelectQuery query, RangeRead range, Map<String, Object> start) {
    KeyModel model = KeyModels.of(query.name());
    Map<String, AttributeValue> key = new HashMap<>(planner.key(model, start).toAttributes());
    if (model.indexSort() != null) {
      key.put(Attributes.INDEX_PARTITION, AttributeValue.fromS(range.partition()));
      key.put(Attributes.INDEX_SORT, AttributeValue.fromS(model.indexSort().render(start::get)));
    }
    return key;
  }

  ItemKey key(String entity, Map<String, Object> fields) {
    return planner.key(KeyModels.of(entity), fields);
  }

  private static List<String> wanted(List<String> columns) {
    if (columns.isEmpty()) {
      return List.of();
    }
    return Stream.concat(columns.stream(), CONTROL.stream()).distinct().toList();
  }

  /** A document with its parts; empty when it is gone or being deleted. */
  Optional<CommunicationEntity> entity(
      String entity, Map<String, AttributeValue> item, List<String> columns) {
    Optional<Map<String, AttributeValue>> current = Optional.of(item);
    for (int read = 1; read <= MAX_READS; read++) {
      if (current.isEmpty() || current.get().containsKey(Attributes.DELETING)) {
        return Optional.empty();
      }
      Optional<Map<String, AttributeValue>> joined = joined(current.get(), columns);
      if (joined.isPresent()) {
        return joined.map(whole -> AttributeCodec.decode(entity, whole));
      }
      current = table.get(scope, ItemKey.of(item), wanted(columns));
    }
    throw new StoreException.Unavailable(
        "A " + entity + " is replaced faster than it can be read", null);
  }

  /** Empty when a part is missing: the document was replaced or deleted meanwhile. */
  private Optional<Map<String, AttributeValue>> joined(
      Map<String, AttributeValue> item, List<String> columns) {
    if (!Parts.isSplit(item)) {
      return Optional.of(item);
    }
    Map<String, AttributeValue> whole = new HashMap<>(item);
    for (Map.Entry<String, AttributeValue> part : item.get(Attributes.PARTS).m().entrySet()) {
      String name = part.getKey();
      if (!columns.isEmpty() && !columns.contains(name)) {
        continue;
      }
      RangeRead range = RangeRead.ofTable(ItemKey.of(item).partition(), Parts.prefix(item, name));
      Optional<String> text =
          Parts.join(table.query(scope, range), Integer.parseInt(part.getValue().n()));
      if (text.isEmpty()) {
        return Optional.empty();
      }
      whole.put(name, AttributeValue.fromS(text.get()));
    }
    return Optional.of(whole);
  }

  @Override
  public CursoredPage<CommunicationEntity> selectCursor(SelectQuery query, PageRequest request) {
    throw new UnsupportedOperationException("Pages are cut by io.gantry.store.Keyset");
  }

  @Override
  public CommunicationEntity insert(CommunicationEntity entity, Duration ttl) {
    throw new UnsupportedOperationException("Entities that expire carry expires_epoch");
  }

  @Override
  public List<CommunicationEntity> insert(Iterable<CommunicationEntity> entities) {
    return StreamSupport.stream(entities.spliterator(), false).map(this::insert).toList();
  }

  @Override
  public Iterable<CommunicationEntity> insert(
      Iterable<CommunicationEntity> entities, Duration ttl) {
    throw new UnsupportedOperationException("Entities that expire carry expires_epoch");
  }

  @Override
  public List<CommunicationEntity> update(Iterable<CommunicationEntity> entities) {
    return StreamSupport.stream(entities.spliterator(), false).map(this::update).toList();
  }

  @Override
  public void delete(DeleteQuery query) {
    throw new UnsupportedOperationException("A deletion names its conditions, see Writes");
  }

  @Override
  public long count(String entity) {
    throw new UnsupportedOperationException("Counting a kind would need a Scan");
  }

  @Override
  public void close() {
    // The client belongs to the store.
  }
}
