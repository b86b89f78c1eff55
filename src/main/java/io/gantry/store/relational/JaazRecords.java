package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.common.ListFilter;
import io.gantry.common.ListPosition;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.EntityKind;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/**
 * The repository of one kind of owned records of versions 1 to 4, whose one owner is the local
 * user.
 *
 * <p>Times are texts of many forms there, which no database orders by what they mean: a list reads
 * the outlines of all rows, orders them here and reads the rows of its page. These are the files of
 * one person on one machine.
 *
 * @param <T> the record
 */
abstract class JaazRecords<T extends OwnedRecord<T>> implements OwnedRepository<T> {

  private final EntityKind kind;
  private final JaazUnits units;

  JaazRecords(EntityKind kind, JaazUnits units) {
    this.kind = kind;
    this.units = units;
  }

  final JaazUnits units() {
    return units;
  }

  /** The whole record. */
  abstract Optional<T> load(StatelessSession session, String id);

  /** The record as lists give it. */
  abstract Optional<T> loadListed(StatelessSession session, String id);

  /** What order and filters need of all records: the rest may be missing. */
  abstract List<T> outlines(StatelessSession session);

  /**
   * Stores a new record.
   *
   * @return its id
   */
  abstract String insert(StatelessSession session, T record);

  /** Changes what is stored so that it gives {@code wanted}. */
  abstract void change(StatelessSession session, T wanted);

  abstract void remove(StatelessSession session, String id);

  @Override
  public final T create(T record) {
    requireNonNull(record, "record");
    requireKept(record);
    units.requireLocal(record.ownerId());
    return units.write(
        kind.label() + ".create",
        session -> {
          if (load(session, record.id()).isPresent()) {
            throw new StoreException.AlreadyExists(kind.label(), "id");
          }
          return load(session, insert(session, record)).orElseThrow();
        });
  }

  /** Fails when the tables have no column for something that the record holds. */
  void requireKept(T record) {
    VersionFields.requireKept(units.version(), record);
  }

  @Override
  public final Optional<T> find(String ownerId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    return canHold(ownerId, id)
        ? units.read(kind.label() + ".find", session -> load(session, id))
        : Optional.empty();
  }

  @Override
  public final T replace(T record) {
    requireNonNull(record, "record");
    requireKept(record);
    return units.write(
        kind.label() + ".replace",
        session -> {
          require(session, record.ownerId(), record.id(), record.revision());
          change(session, record);
          return load(session, record.id()).orElseThrow();
        });
  }

  /**
   * What cannot be an id is not asked for: the driver makes other text of half a surrogate pair.
   */
  private boolean canHold(String ownerId, String id) {
    return units.isLocal(ownerId) && Text.isId(id);
  }

  /** Fails unless there is such a record of the owner at this revision. */
  private void require(StatelessSession session, String ownerId, String id, long revision) {
    T stored =
        Optional.of(id)
            .filter(any -> canHold(ownerId, any))
            .flatMap(any -> loadListed(session, any))
            .orElseThrow(() -> new StoreException.NotFound(kind.label(), id));
    Revisions.requireSame(kind.label(), id, stored.revision(), revision);
  }

  @Override
  public final boolean delete(String ownerId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    return canHold(ownerId, id)
        && units.write(
            kind.label() + ".delete",
            session -> {
              boolean found = loadListed(session, id).isPresent();
              if (found) {
                remove(session, id);
              }
              return found;
            });
  }

  @Override
  public final void delete(String ownerId, String id, long revision) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    units.write(
        kind.label() + ".delete",
        session -> {
          require(session, ownerId, id, revision);
          remove(session, id);
          return null;
        });
  }

  @Override
  public final Page<T> list(String ownerId, ListFilter filter, PageRequest page) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(filter, "filter");
    requireNonNull(page, "page");
    Keyset keyset =
        Keyset.ofOwned(units.cursors(), page, units.tenant(), kind.label(), ownerId, filter);
    Optional<ListPosition> start = keyset.start().map(ListPosition::ofParts);
    List<T> found =
        units.isLocal(ownerId)
            ? units.read(kind.label() + ".list", session -> read(session, filter, keyset, start))
            : List.of();
    return keyset.page(found, record -> ListPosition.of(record).parts());
  }

  private List<T> read(
      StatelessSession session, ListFilter filter, Keyset keyset, Optional<ListPosition> start) {
    Comparator<ListPosition> order =
        keyset.isDescending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    List<ListPosition> places =
        outlines(session).stream()
            .filter(filter::accepts)
            .map(ListPosition::of)
            .filter(place -> start.isEmpty() || order.compare(place, start.get()) > 0)
            .sorted(order)
            .toList();
    List<T> found = new ArrayList<>();
    for (ListPosition place : places) {
      if (found.size() == keyset.fetchSize()) {
        break;
      }
      // A row that was deleted meanwhile is passed over.
      loadListed(session, place.id()).ifPresent(found::add);
    }
    return found;
  }
}
