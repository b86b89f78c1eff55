package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import io.gantry.store.document.KindLists.Placed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The records of one owned kind in versions 5 and 6, each an item of the table of its kind. */
class KindRecords<T extends OwnedRecord<T>> implements OwnedRepository<T> {

  final KindDocuments documents;
  private final KindMapping<T> mapping;

  KindRecords(KindDocuments documents, KindMapping<T> mapping) {
    this.documents = documents;
    this.mapping = mapping;
  }

  @Override
  public T create(T record) {
    requireNonNull(record, "record");
    documents.requirePlace(record.ownerId());
    VersionFields.requireKept(documents.version(), record);
    Map<String, AttributeValue> item =
        documents.owned(mapping.toItem().apply(record), record.ownerId());
    documents
        .requests()
        .execute(List.of(documents.writes().create(mapping.table(), item, this::idTaken)));
    return toRecord(new KindRow(item), record.ownerId());
  }

  final StoreException.AlreadyExists idTaken() {
    return new StoreException.AlreadyExists(mapping.kind().label(), "id");
  }

  /** The record of a row, whole. */
  T toRecord(KindRow row, String ownerId) {
    return mapping.toRecord(row, ownerId);
  }

  @Override
  public Optional<T> find(String ownerId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    return row(ownerId, id).map(row -> toRecord(row, ownerId));
  }

  final Optional<KindRow> row(String ownerId, String id) {
    return anyRow(id).filter(row -> documents.isOwn(row, ownerId));
  }

  /** The row of that id, whosever it is. */
  final Optional<KindRow> anyRow(String id) {
    return Text.isId(id) ? documents.requests().get(mapping.table(), key(id)) : Optional.empty();
  }

  final Map<String, AttributeValue> key(String id) {
    return Map.of(mapping.idField(), AttributeValue.fromS(KindIds.stored(id)));
  }

  @Override
  public T replace(T record) {
    requireNonNull(record, "record");
    VersionFields.requireKept(documents.version(), record);
    KindRow row =
        row(record.ownerId(), record.id())
            .orElseThrow(() -> new StoreException.NotFound(mapping.kind().label(), record.id()));
    T stored = mapping.toRecord(row, record.ownerId());
    if (stored.revision() != record.revision()) {
      throw conflict(record.id(), record.revision());
    }
    Map<String, @Nullable AttributeValue> changes = changes(stored, record);
    documents
        .requests()
        .execute(
            List.of(
                documents
                    .writes()
                    .change(
                        mapping.table(),
                        row,
                        watched(),
                        changes,
                        () -> conflict(record.id(), record.revision()))));
    return toRecord(new KindRow(KindWrites.changed(row.item(), changes)), record.ownerId());
  }

  /** Only what differs from what the row says now: columns that nobody understands stay. */
  private Map<String, @Nullable AttributeValue> changes(T stored, T record) {
    Map<String, @Nullable AttributeValue> changes =
        new HashMap<>(
            KindWrites.differences(
                mapping.columns(), mapping.toItem().apply(stored), mapping.toItem().apply(record)));
    keepCreation(stored, record, changes);
    return changes;
  }

  /** Leaves the time of creation as it is stored. */
  void keepCreation(T stored, T record, Map<String, @Nullable AttributeValue> changes) {
    changes.remove("created_at");
  }

  private List<String> watched() {
    return Stream.concat(mapping.columns().stream(), KindDocuments.GUARDS.stream()).toList();
  }

  final StoreException.Conflict conflict(String id, long revision) {
    return new StoreException.Conflict(mapping.kind().label(), id, revision);
  }

  @Override
  public boolean delete(String ownerId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    return row(ownerId, id).filter(row -> remove(row, KindDocuments.GUARDS)).isPresent();
  }

  @Override
  public void delete(String ownerId, String id, long revision) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    KindRow row =
        row(ownerId, id).orElseThrow(() -> new StoreException.NotFound(mapping.kind().label(), id));
    if (mapping.toRecord(row, ownerId).revision() != revision) {
      throw conflict(id, revision);
    }
    if (!remove(row, watched())) {
      throw row(ownerId, id).isPresent()
          ? conflict(id, revision)
          : new StoreException.NotFound(mapping.kind().label(), id);
    }
  }

  /** Whether the row was still so, and is gone now. */
  boolean remove(KindRow row, List<String> watched) {
    try {
      documents
          .requests()
          .execute(
              List.of(
                  documents.writes().delete(mapping.table(), row, watched, ChangedException::new)));
      return true;
    } catch (ChangedException meanwhile) {
      return false;
    }
  }

  /** Thrown inside this package when a row is no longer as it was read. */
  static final class ChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChangedException() {
      super("The row was changed", null, false, false);
    }
  }

  @Override
  public Page<T> list(String ownerId, ListFilter filter, PageRequest page) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(filter, "filter");
    requireNonNull(page, "page");
    Keyset keyset =
        Keyset.ofOwned(
            documents.cursors(), page, documents.tenant(), mapping.kind().label(), ownerId, filter);
    keyset.start();
    if (!documents.has(ownerId)) {
      return new Page<>(List.of(), null);
    }
    Page<Placed<T>> found =
        keyset.filtered(
            reader(ownerId, keyset.isDescending()),
            placed -> filter.accepts(placed.record()),
            placed -> placed.place().parts());
    return new Page<>(
        found.items().stream().map(placed -> listed(placed.record())).toList(), found.nextCursor());
  }

  /** The form of a record in a list. */
  T listed(T record) {
    return record.listed();
  }

  Keyset.Reader<Placed<T>> reader(String ownerId, boolean descending) {
    return KindLists.reader(documents, mapping, ownerId, descending);
  }
}
