package io.gantry.store.document;

import io.gantry.common.Text;
import io.gantry.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;

/**
 * Documents of which a user has at most one, in the user's partition.
 *
 * @param kind as exceptions name it
 */
record PerUserDocuments<I>(Documents documents, Class<I> type, String kind) {

  /** Thrown inside this package when there is nothing to delete. */
  private static final class GoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GoneException() {
      super("The user has none", null, false, false);
    }
  }

  Optional<I> find(String userId) {
    return entity(userId).map(entity -> documents.mapping().toEntity(type, entity));
  }

  private Optional<CommunicationEntity> entity(String userId) {
    return Text.isId(userId)
        ? documents.entity(type, "user_id", userId, List.of())
        : Optional.empty();
  }

  void create(String userId, I item) {
    Writes writes = documents.writes();
    Write user =
        writes.check(
            documents.key(UserItem.class, "id", userId),
            Conditions.LIVE,
            Map.of(),
            () -> new StoreException.NotFound("user", userId));
    Write document =
        writes.create(
            documents.entityOf(item), () -> new StoreException.AlreadyExists(kind, "user_id"));
    writes.execute(List.of(user, document));
  }

  /**
   * @param next the item with its next revision
   */
  I replace(String userId, long revision, I next) {
    CommunicationEntity stored =
        entity(userId).orElseThrow(() -> new StoreException.NotFound(kind, userId));
    if (stored.find(Attributes.REVISION, Long.class).orElseThrow() != revision) {
      throw new StoreException.Conflict(kind, userId, revision);
    }
    CommunicationEntity entity = documents.entityOf(next);
    entity.add("created_at", stored.find("created_at", Instant.class).orElseThrow());
    Writes writes = documents.writes();
    writes.execute(
        List.of(writes.replace(entity, () -> new StoreException.Conflict(kind, userId, revision))));
    writes.removeParts(key(userId), stored.find(Attributes.GENERATION, String.class));
    return documents.mapping().toEntity(type, entity);
  }

  boolean delete(String userId) {
    Optional<CommunicationEntity> stored = entity(userId);
    if (stored.isEmpty()) {
      return false;
    }
    Writes writes = documents.writes();
    try {
      writes.execute(
          List.of(
              writes.delete(key(userId), "attribute_exists(PK)", Map.of(), GoneException::new)));
    } catch (GoneException deletedByAnother) {
      return false;
    }
    writes.removeParts(key(userId), stored.get().find(Attributes.GENERATION, String.class));
    return true;
  }

  private ItemKey key(String userId) {
    return documents.key(type, "user_id", userId);
  }
}
