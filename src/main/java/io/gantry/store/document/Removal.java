package io.gantry.store.document;

import io.gantry.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Deletes a record with all of its partition: marks it, which makes it absent for every reader and
 * writer, then removes what hangs on it, and the marked item last. Whoever finds a marked record
 * may finish what was interrupted.
 */
final class Removal {

  /** Thrown inside this package when the condition of a mark does not hold. */
  private static final class NotMarkedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotMarkedException() {
      super("The condition of the deletion does not hold", null, false, false);
    }
  }

  private final TenantDatabase database;

  Removal(TenantDatabase database) {
    this.database = database;
  }

  /**
   * Marks a record.
   *
   * @return false when the condition does not hold: it is gone, marked before, or another's
   */
  boolean mark(ItemKey key, String condition, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put(":yes", Boolean.TRUE);
    Write mark =
        database
            .writes()
            .update(key, "SET deleting = :yes", condition, all, NotMarkedException::new);
    try {
      database.writes().execute(List.of(mark));
      return true;
    } catch (NotMarkedException notThere) {
      return false;
    }
  }

  /** Whether a deletion of this record began and did not end. */
  boolean isMarked(ItemKey key) {
    return item(key).containsKey(Attributes.DELETING);
  }

  /** The item as it is, marked or not; empty when there is none. */
  Map<String, AttributeValue> item(ItemKey key) {
    return database.items(List.of(key), List.of()).stream().findFirst().orElse(Map.of());
  }

  /** Removes what is left of a marked record. */
  void finish(ItemKey key) {
    Writes writes = database.writes();
    List<ItemKey> children =
        writes.keysOf(RangeRead.ofTable(key.partition(), "")).stream()
            .filter(child -> !child.equals(key))
            .toList();
    writes.deleteAll(children);
    try {
      writes.execute(
          List.of(
              writes.delete(key, "attribute_exists(deleting)", Map.of(), NotMarkedException::new)));
    } catch (NotMarkedException finishedByAnother) {
      // Somebody else found the same mark and was faster.
    }
  }

  /** What a conditional deletion that did not happen must be told as. */
  StoreException refusal(ItemKey key, String ownerId, String kind, String id, long revision) {
    Map<String, AttributeValue> item = item(key);
    boolean live =
        item.containsKey(Attributes.OWNER)
            && item.get(Attributes.OWNER).s().equals(ownerId)
            && !item.containsKey(Attributes.DELETING);
    return live
        ? new StoreException.Conflict(kind, id, revision)
        : new StoreException.NotFound(kind, id);
  }
}
