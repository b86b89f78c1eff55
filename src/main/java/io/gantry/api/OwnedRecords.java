package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.problem.ProblemException;
import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.StoreException;
import java.util.Set;

/**
 * What the API does with the caller's records of one kind; the same for all kinds. Records of
 * others are answered as unknown.
 */
final class OwnedRecords<T extends OwnedRecord<T>, B> {

  private final OwnedKind<T, B> kind;
  private final Caller caller;
  private final Json json;

  OwnedRecords(OwnedKind<T, B> kind, Caller caller, Json json) {
    this.kind = requireNonNull(kind, "kind");
    this.caller = requireNonNull(caller, "caller");
    this.json = requireNonNull(json, "json");
  }

  OwnedKind<T, B> kind() {
    return kind;
  }

  Page<T> list(ListFilter filter, PageRequest page) {
    return repository().list(caller.userId(), filter, page);
  }

  T find(String id) {
    return repository()
        .find(caller.userId(), PathIds.require(kind.name(), id))
        .orElseThrow(() -> new StoreException.NotFound(kind.name(), id));
  }

  T create(JsonBody body) {
    return create(json.read(body, kind.bodyType()));
  }

  T create(B wanted) {
    String id = kind.idIn(wanted);
    return store(kind.create(wanted, caller.newStamp(id == null ? caller.newId() : id)));
  }

  /** Stores a new record, or finds it when an earlier attempt at this request has stored it. */
  T store(T record) {
    try {
      return repository().create(record);
    } catch (StoreException.AlreadyExists taken) {
      if (!caller.requested().isRepeated()) {
        throw taken;
      }
      return repository()
          .find(caller.userId(), record.id())
          .filter(found -> kind.bodyOf(found).equals(kind.bodyOf(record)))
          .orElseThrow(() -> taken);
    }
  }

  T patch(String id, Precondition precondition, JsonBody patch) {
    return change(id)
        .apply(
            precondition,
            before -> {
              B body = json.patch(kind.bodyOf(before), patch, kind.bodyType());
              if (kind.idIn(body) != null) {
                throw ProblemException.invalid("/id", "cannot be changed");
              }
              return kind.change(before, body, Stamp.ofChange(before, caller.now()));
            });
  }

  Change<T> change(String id) {
    String owner = caller.userId();
    String possible = PathIds.require(kind.name(), id);
    OwnedRepository<T> repository = repository();
    return new Change<>(
        kind.name(),
        id,
        () -> repository.find(owner, possible),
        OwnedRecord::revision,
        repository::replace);
  }

  void delete(String id, Precondition precondition) {
    if (precondition.isPresent()) {
      deleteRevision(find(id), precondition);
    } else if (!repository().delete(caller.userId(), PathIds.require(kind.name(), id))) {
      throw new StoreException.NotFound(kind.name(), id);
    }
  }

  BulkDelete.Outcome deleteAll(JsonBody body) {
    Set<String> ids = json.read(body, BulkDelete.class).distinctIds();
    int deleted = 0;
    for (String id : ids) {
      if (PathIds.isPossible(id) && repository().delete(caller.userId(), id)) {
        deleted++;
      }
    }
    return new BulkDelete.Outcome(deleted, ids.size() - deleted);
  }

  private void deleteRevision(T record, Precondition precondition) {
    precondition.require(kind.name(), record.id(), record.revision());
    try {
      repository().delete(record.ownerId(), record.id(), record.revision());
    } catch (StoreException.Conflict tooLate) {
      throw precondition.failed(kind.name(), record.id());
    }
  }

  private OwnedRepository<T> repository() {
    return kind.repository(caller.workspace());
  }
}
