package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.common.ListFilter;
import io.gantry.common.ListPosition;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/**
 * The repository of one kind of owned records.
 *
 * @param <T> the record
 */
class OwnedTable<T extends OwnedRecord<T>> implements OwnedRepository<T> {

  private final OwnedKind<T> kind;
  private final TenantUnits units;

  OwnedTable(OwnedKind<T> kind, TenantUnits units) {
    this.kind = kind;
    this.units = units;
  }

  final TenantUnits units() {
    return units;
  }

  @Override
  public T create(T record) {
    requireNonNull(record, "record");
    OwnedRow<T> row = kind.toRow().apply(units.tenant(), record);
    units.write(kind.name() + ".create", session -> session.insert(row));
    return row.toDomain();
  }

  @Override
  public Optional<T> find(String ownerId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    return units
        .read(kind.name() + ".find", session -> row(session, kind.row(), ownerId, id))
        .map(OwnedRow::toDomain);
  }

  @Override
  public T replace(T record) {
    requireNonNull(record, "record");
    return units.write(kind.name() + ".replace", session -> replaceIn(session, record));
  }

  private T replaceIn(StatelessSession session, T record) {
    OwnedRow<T> stored = require(session, record.ownerId(), record.id(), record.revision());
    OwnedRow<T> row = kind.toRow().apply(units.tenant(), record);
    row.keep(stored);
    session.update(row);
    return row.toDomain();
  }

  @Override
  public boolean delete(String ownerId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    return Text.isId(ownerId)
        && Text.isId(id)
        && units.write(kind.name() + ".delete", session -> deleteIn(session, ownerId, id));
  }

  @Override
  public void delete(String ownerId, String id, long revision) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    units.write(
        kind.name() + ".delete",
        session -> {
          session.delete(require(session, ownerId, id, revision));
          return null;
        });
  }

  private boolean deleteIn(StatelessSession session, String ownerId, String id) {
    String delete =
        "delete from "
            + kind.entity()
            + " r where r.key.tenantId = :tenant and r.key.id = :id and r.ownerId = :owner";
    return session
            .createMutationQuery(delete)
            .setParameter("tenant", units.id())
            .setParameter("id", id)
            .setParameter("owner", ownerId)
            .executeUpdate()
        > 0;
  }

  @Override
  public Page<T> list(String ownerId, ListFilter filter, PageRequest page) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(filter, "filter");
    requireNonNull(page, "page");
    Keyset keyset =
        Keyset.ofOwned(units.cursors(), page, units.tenant(), kind.name(), ownerId, filter);
    OwnedListQuery<T> query = new OwnedListQuery<>(kind, units.id(), ownerId, filter, keyset);
    List<T> found =
        kind.hasNone(filter) || !Text.isId(ownerId)
            ? List.of()
            : units.read(kind.name() + ".list", session -> query.run(session, keyset.fetchSize()));
    return keyset.page(found, record -> ListPosition.of(record).parts());
  }

  /** The row without its heavy payload, when it is the owner's and at this revision. */
  private OwnedRow<T> require(StatelessSession session, String ownerId, String id, long revision) {
    OwnedRow<T> stored =
        row(session, kind.listed(), ownerId, id)
            .orElseThrow(() -> new StoreException.NotFound(kind.name(), id));
    Revisions.requireSame(kind.name(), id, stored.revision, revision);
    return stored;
  }

  private Optional<? extends OwnedRow<T>> row(
      StatelessSession session, Class<? extends OwnedRow<T>> type, String ownerId, String id) {
    if (!Text.isId(id)) {
      return Optional.empty();
    }
    return Optional.ofNullable(session.get(type, RowKey.of(units.tenant(), id)))
        .filter(row -> row.ownerId.equals(ownerId));
  }
}
