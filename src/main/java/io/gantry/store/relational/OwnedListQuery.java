package io.gantry.store.relational;

import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.store.Keyset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/**
 * The query for one page of an owner's records. Its text is put together of fixed parts only;
 * values are always parameters.
 */
final class OwnedListQuery<T extends OwnedRecord<T>> {

  private final OwnedKind<T> kind;
  private final StringBuilder text = new StringBuilder(400);
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  OwnedListQuery(
      OwnedKind<T> kind, String tenant, String ownerId, ListFilter filter, Keyset keyset) {
    this.kind = kind;
    text.append("from ").append(kind.listed().getSimpleName());
    text.append(" r where r.key.tenantId = :tenant and r.ownerId = :owner");
    parameters.put("tenant", tenant);
    parameters.put("owner", ownerId);
    addFacets(filter);
    addRange(filter);
    addOrder(keyset);
  }

  private void addFacets(ListFilter filter) {
    if (filter.title() != null) {
      add(" and locate(:title, r." + kind.title() + ") > 0", "title", FoldedKey.of(filter.title()));
    }
    if (filter.type() != null) {
      add(" and r." + kind.type() + " = :type", "type", filter.type());
    }
    if (filter.department() != null) {
      String department = FoldedKey.of(filter.department());
      add(" and r." + kind.department() + " = :department", "department", department);
    }
    if (filter.archived() != null) {
      add(" and r." + kind.archived() + " = :archived", "archived", filter.archived());
    }
  }

  private void addRange(ListFilter filter) {
    if (filter.from() != null) {
      add(" and r." + kind.recency() + " >= :from", "from", Micros.of(filter.from()));
    }
    if (filter.to() != null) {
      add(" and r." + kind.recency() + " < :to", "to", Micros.of(filter.to()));
    }
  }

  private void addOrder(Keyset keyset) {
    String recency = "r." + kind.recency();
    keyset.start().ifPresent(position -> startBehind(position, keyset.isDescending()));
    String direction = keyset.isDescending() ? " desc" : " asc";
    text.append(" order by ").append(recency).append(direction);
    text.append(", r.key.id").append(direction);
  }

  private void startBehind(List<String> position, boolean descending) {
    String comparison = descending ? " < " : " > ";
    text.append(" and (r.").append(kind.recency()).append(", r.key.id)").append(comparison);
    text.append("(:at, :id)");
    parameters.put("at", Long.valueOf(position.get(0)));
    parameters.put("id", position.get(1));
  }

  private void add(String condition, String parameter, Object value) {
    text.append(condition);
    parameters.put(parameter, value);
  }

  List<T> run(StatelessSession session, int limit) {
    SelectionQuery<? extends OwnedRow<T>> query =
        session.createSelectionQuery(text.toString(), kind.listed());
    parameters.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList().stream().map(OwnedRow::toDomain).toList();
  }
}
