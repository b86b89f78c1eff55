package io.gantry.fake;

import io.gantry.common.CursorCodec;
import io.gantry.common.ListFilter;
import io.gantry.common.ListPosition;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.EntityKind;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import io.gantry.store.jaaz.JaazNumbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verbs of owned records. */
class InMemoryOwnedRepository<T extends OwnedRecord<T>> implements OwnedRepository<T> {

  final TenantRecords records;
  final EntityKind kind;
  final VersionRules rules;
  private final CursorCodec cursors;
  private final Listing<T, ListPosition> listing = Listing.byInstant(ListPosition::of);

  InMemoryOwnedRepository(
      VersionRules rules, TenantRecords records, CursorCodec cursors, EntityKind kind) {
    this.rules = rules;
    this.records = records;
    this.cursors = cursors;
    this.kind = kind;
  }

  @Override
  public T create(T record) {
    synchronized (records) {
      rules.requireKept(record.ownerId(), record);
      T stored = rules.created(created(named(record)));
      if (all().containsKey(stored.id())) {
        throw new StoreException.AlreadyExists(kind.label(), "id");
      }
      requireUnique(stored);
      all().put(stored.id(), stored);
      return stored;
    }
  }

  @Override
  public Optional<T> find(String ownerId, String id) {
    synchronized (records) {
      return Optional.ofNullable(all().get(id)).filter(found -> found.ownerId().equals(ownerId));
    }
  }

  @Override
  public T replace(T record) {
    synchronized (records) {
      rules.requireKept(record);
      T stored = require(record.ownerId(), record.id());
      TenantRecords.requireRevision(kind, record.id(), stored.revision(), record.revision());
      requireUnique(record);
      T replaced = rules.changed(stored, replaced(stored, record));
      all().put(record.id(), replaced);
      return replaced;
    }
  }

  @Override
  public boolean delete(String ownerId, String id) {
    synchronized (records) {
      if (find(ownerId, id).isEmpty()) {
        return false;
      }
      all().remove(id);
      dropParts(id);
      return true;
    }
  }

  @Override
  public void delete(String ownerId, String id, long revision) {
    synchronized (records) {
      TenantRecords.requireRevision(kind, id, require(ownerId, id).revision(), revision);
      all().remove(id);
      dropParts(id);
    }
  }

  @Override
  public Page<T> list(String ownerId, ListFilter filter, PageRequest page) {
    Keyset keyset = Keyset.ofOwned(cursors, page, rules.tenant(), kind.label(), ownerId, filter);
    synchronized (records) {
      List<T> mine = all().values().stream().filter(r -> r.ownerId().equals(ownerId)).toList();
      return listing.page(keyset, mine, filter::accepts).map(OwnedRecord::listed);
    }
  }

  /** The record under the id that it gets. */
  private T named(T record) {
    boolean isNumbered = kind == EntityKind.WORKFLOW && rules.numbersWorkflows();
    if (!isNumbered || JaazNumbers.parse(record.id()).isPresent()) {
      return record;
    }
    long last = all().keySet().stream().mapToLong(Long::parseLong).max().orElse(0);
    return RecordCopy.with(record, "id", Long.toString(last + 1));
  }

  /** The record as a new one is stored. */
  T created(T record) {
    return record;
  }

  /** {@code record} with what a replacement leaves alone. */
  T replaced(T stored, T record) {
    return RecordCopy.keeping(stored, record, "createdAt");
  }

  /** Fails when another record of the tenant has a value that must be unique. */
  void requireUnique(T record) {}

  /** What hangs on the record goes with it. */
  void dropParts(String id) {}

  final Map<String, T> all() {
    return records.owned(kind);
  }

  private T require(String ownerId, String id) {
    return find(ownerId, id).orElseThrow(() -> new StoreException.NotFound(kind.label(), id));
  }
}
