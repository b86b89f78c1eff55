package io.gantry.store.document;

import jakarta.data.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jnosql.communication.Condition;
import org.eclipse.jnosql.communication.TypeReference;
import org.eclipse.jnosql.communication.semistructured.CriteriaCondition;
import org.eclipse.jnosql.communication.semistructured.SelectQuery;
import org.jspecify.annotations.Nullable;

/**
 * Turns a query into reads by key: all conditions must be met by the primary key or by one range of
 * the table or the index, and the order must be that of the range. A query that does not fit is
 * refused: answered by a Scan it would read the whole table.
 */
final class QueryPlanner {

  private final KeyScope scope;

  QueryPlanner(KeyScope scope) {
    this.scope = scope;
  }

  ReadPlan plan(SelectQuery query) {
    KeyModel model = KeyModels.of(query.name());
    Bindings bindings = Bindings.of(query);
    ReadPlan byKeys = byKeys(model, bindings, query);
    if (byKeys != null) {
      return byKeys;
    }
    ReadPlan byTable = byRange(model.partition(), model.sort(), false, bindings, query);
    if (byTable != null) {
      return byTable;
    }
    if (model.indexPartition() != null && model.indexSort() != null) {
      ReadPlan byIndex = byRange(model.indexPartition(), model.indexSort(), true, bindings, query);
      if (byIndex != null) {
        return byIndex;
      }
    }
    throw new UnsupportedOperationException(
        "No key or index answers "
            + query.condition()
            + " ordered by "
            + query.sorts()
            + ": it would need a Scan");
  }

  private ReadPlan.@Nullable ByKeys byKeys(KeyModel model, Bindings bindings, SelectQuery query) {
    Set<String> fields = new HashSet<>(model.partition().fields());
    fields.addAll(model.sort().fields());
    if (!query.sorts().isEmpty() || !bindings.names().equals(fields)) {
      return null;
    }
    List<ItemKey> keys = new ArrayList<>();
    for (Map<String, Object> values : bindings.combinations()) {
      keys.add(key(model, values));
    }
    return new ReadPlan.ByKeys(keys);
  }

  /** The primary key of the document with these fields. */
  ItemKey key(KeyModel model, Map<String, Object> values) {
    return new ItemKey(
        scope.prefix() + model.partition().render(values::get), model.sort().render(values::get));
  }

  private ReadPlan.@Nullable ByRange byRange(
      KeyTemplate partition,
      KeyTemplate sort,
      boolean index,
      Bindings bindings,
      SelectQuery query) {
    if (!bindings.many().isEmpty() || !bindings.one().keySet().containsAll(partition.fields())) {
      return null;
    }
    KeyTemplate.Prefix prefix = sort.prefix(bindings.one()::get);
    int used = partition.fields().size() + sort.fields().size() - prefix.open().size();
    List<String> order = query.sorts().stream().<String>map(Sort::property).toList();
    boolean inOrder =
        prefix.open().subList(0, Math.min(order.size(), prefix.open().size())).equals(order);
    if (used != bindings.one().size() || !inOrder || isMixed(query)) {
      return null;
    }
    String key = scope.prefix() + partition.render(bindings.one()::get);
    RangeRead range =
        (index ? RangeRead.ofIndex(key) : RangeRead.ofTable(key, prefix.text()))
            .inOrder(query.sorts().isEmpty() || query.sorts().get(0).isAscending());
    return new ReadPlan.ByRange(query.limit() > 0 ? range.atMost((int) query.limit()) : range);
  }

  private static boolean isMixed(SelectQuery query) {
    return query.sorts().stream().map(Sort::isAscending).distinct().count() > 1;
  }

  /** What a query demands of fields: one value each, or one of many. */
  private record Bindings(Map<String, Object> one, Map<String, List<Object>> many) {

    static Bindings of(SelectQuery query) {
      Bindings bindings = new Bindings(new HashMap<>(), new HashMap<>());
      query.condition().ifPresent(bindings::add);
      return bindings;
    }

    private void add(CriteriaCondition condition) {
      Condition operator = condition.condition();
      if (operator == Condition.AND) {
        condition.element().get(new TypeReference<List<CriteriaCondition>>() {}).forEach(this::add);
      } else if (operator == Condition.EQUALS) {
        one.put(condition.element().name(), condition.element().get());
      } else if (operator == Condition.IN) {
        many.put(
            condition.element().name(),
            List.copyOf(condition.element().get(new TypeReference<List<Object>>() {})));
      } else {
        throw new UnsupportedOperationException(
            operator + " is answered by no key: it would need a Scan");
      }
    }

    Set<String> names() {
      Set<String> names = new HashSet<>(one.keySet());
      names.addAll(many.keySet());
      return names;
    }

    /** Each choice of one value per field; there is at most one field of many. */
    List<Map<String, Object>> combinations() {
      if (many.size() > 1) {
        throw new UnsupportedOperationException("One IN of a query at most");
      }
      List<Map<String, Object>> all = new ArrayList<>();
      if (many.isEmpty()) {
        all.add(one);
      }
      many.forEach(
          (name, values) -> {
            for (Object value : values) {
              Map<String, Object> fields = new HashMap<>(one);
              fields.put(name, value);
              all.add(fields);
            }
          });
      return all;
    }
  }
}
