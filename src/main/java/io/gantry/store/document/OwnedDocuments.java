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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import org.eclipse.jnosql.communication.semistructured.SelectQuery;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The records of one owned kind, each the head of a partition of its own. */
class OwnedDocuments<T extends OwnedRecord<T>, I extends OwnedItem<T>>
    implements OwnedRepository<T> {

  /** What a replacement must know of the state before. */
  private static final List<String> CONTROL =
      List.of(Attributes.OWNER, Attributes.REVISION, "created_at");

  final Documents documents;
  private final Owners owners;
  private final DocumentKind<T, I> kind;
  private final Removal removal;

  OwnedDocuments(Documents documents, Owners owners, DocumentKind<T, I> kind) {
    this.documents = documents;
    this.owners = owners;
    this.kind = kind;
    this.removal = new Removal(documents.database());
  }

  @Override
  public T create(T record) {
    requireNonNull(record, "record");
    owners.register(documents, record.ownerId());
    CommunicationEntity entity = documents.entityOf(kind.toItem().apply(record));
    List<Write> writes = new ArrayList<>();
    writes.add(documents.writes().create(entity, this::idTaken));
    writes.addAll(alsoCreated(record));
    documents.writes().execute(writes);
    return record;
  }

  /** What is written together with a new record. */
  List<Write> alsoCreated(T record) {
    return List.of();
  }

  private StoreException.AlreadyExists idTaken() {
    return new StoreException.AlreadyExists(kind.label(), "id");
  }

  @Override
  public Optional<T> find(String ownerId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    return entity(ownerId, id, List.of()).map(this::toDomain);
  }

  final Optional<CommunicationEntity> entity(String ownerId, String id, List<String> columns) {
    if (!Text.isId(id)) {
      return Optional.empty();
    }
    return documents
        .entity(kind.type(), "id", id, columns)
        .filter(
            entity ->
                entity.find(Attributes.OWNER, String.class).filter(ownerId::equals).isPresent());
  }

  final T toDomain(CommunicationEntity entity) {
    return documents.mapping().toEntity(kind.type(), entity).toDomain();
  }

  @Override
  public T replace(T record) {
    requireNonNull(record, "record");
    CommunicationEntity stored =
        entity(record.ownerId(), record.id(), columnsToReplace())
            .orElseThrow(() -> new StoreException.NotFound(kind.label(), record.id()));
    if (stored.find(Attributes.REVISION, Long.class).orElseThrow() != record.revision()) {
      throw conflict(record);
    }
    T next = record.withRevision(record.revision() + 1);
    CommunicationEntity entity = documents.entityOf(kind.toItem().apply(next));
    entity.add("created_at", stored.find("created_at", Instant.class).orElseThrow());
    keep(stored, entity);
    List<Write> writes = new ArrayList<>();
    writes.add(documents.writes().replace(entity, () -> conflict(record)));
    writes.addAll(alsoReplaced(stored, record));
    documents.writes().execute(writes);
    documents
        .writes()
        .removeParts(key(record.id()), stored.find(Attributes.GENERATION, String.class));
    return toDomain(entity);
  }

  List<String> columnsToReplace() {
    return CONTROL;
  }

  /** Puts what a replacement leaves as it is into the new state. */
  void keep(CommunicationEntity stored, CommunicationEntity next) {}

  /** What is written together with a replacement. */
  List<Write> alsoReplaced(CommunicationEntity stored, T record) {
    return List.of();
  }

  private StoreException.Conflict conflict(T record) {
    return new StoreException.Conflict(kind.label(), record.id(), record.revision());
  }

  @Override
  public boolean delete(String ownerId, String id) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    if (!Text.isId(id)) {
      return false;
    }
    ItemKey key = key(id);
    boolean marked = removal.mark(key, Conditions.LIVE_OF_OWNER, Map.of(":owner", ownerId));
    if (marked || isInterruptedDelete(key, ownerId)) {
      finish(key);
    }
    return marked;
  }

  private boolean isInterruptedDelete(ItemKey key, String ownerId) {
    Map<String, AttributeValue> item = removal.item(key);
    return item.containsKey(Attributes.DELETING) && item.get(Attributes.OWNER).s().equals(ownerId);
  }

  @Override
  public void delete(String ownerId, String id, long revision) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(id, "id");
    if (!Text.isId(id)) {
      throw new StoreException.NotFound(kind.label(), id);
    }
    ItemKey key = key(id);
    String condition = Conditions.LIVE_OF_OWNER + " AND revision = :revision";
    if (!removal.mark(key, condition, Map.of(":owner", ownerId, ":revision", revision))) {
      throw removal.refusal(key, ownerId, kind.label(), id, revision);
    }
    finish(key);
  }

  private void finish(ItemKey key) {
    beforeRemoval(key);
    removal.finish(key);
  }

  /** Removes what lies outside the partition of a marked record. */
  void beforeRemoval(ItemKey key) {}

  /** Deletes all records of an owner, also those whose deletion was interrupted. */
  final void deleteAllOf(String ownerId) {
    SelectQuery query = listOf(ownerId).orderBy(kind.order()).asc().build();
    for (IndexRow row : documents.database().rows(query, null, SortBounds.NONE)) {
      removal.mark(row.key(), Conditions.LIVE_OF_OWNER, Map.of(":owner", ownerId));
      finish(row.key());
    }
  }

  @Override
  public Page<T> list(String ownerId, ListFilter filter, PageRequest page) {
    requireNonNull(ownerId, "ownerId");
    requireNonNull(filter, "filter");
    requireNonNull(page, "page");
    Keyset keyset =
        Keyset.ofOwned(
            documents.cursors(), page, documents.tenant(), kind.label(), ownerId, filter);
    if (!Text.isId(ownerId)) {
      return new Page<>(List.of(), null);
    }
    SelectQuery.SelectOrder order = listOf(ownerId).orderBy(kind.order());
    SelectQuery query = (keyset.isDescending() ? order.desc() : order.asc()).build();
    Page<IndexRow> rows =
        documents.page(
            keyset,
            query,
            kind.order(),
            Map.of(),
            SortBounds.of(filter),
            row -> row.passes(filter));
    return documents.fetch(rows, kind.type(), kind.listed(), item -> item.toDomain().listed());
  }

  private SelectQuery.SelectWhere listOf(String ownerId) {
    return SelectQuery.select()
        .from(documents.mapping().nameOf(kind.type()))
        .where(Attributes.OWNER)
        .eq(ownerId);
  }

  final ItemKey key(String id) {
    return documents.key(kind.type(), "id", id);
  }
}
