package io.gantry.store;

import static java.util.Objects.requireNonNull;

import io.gantry.store.StoreHealth.SchemaState;
import java.util.List;
import java.util.Optional;

/**
 * How the tables of a store stand to what this build expects.
 *
 * @param found the version that lies there, empty when nothing does or nobody can tell
 * @param pending names of the changes that have not been applied, in order
 * @param differences what was changed by somebody else; columns and indexes that were added without
 *     harm are not among them
 * @param lockedBy who changes the schema just now, for people; empty when nobody does
 */
public record SchemaReport(
    SchemaState state,
    Optional<SchemaVersion> found,
    List<String> pending,
    List<Difference> differences,
    Optional<String> lockedBy) {

  public SchemaReport {
    requireNonNull(state, "state");
    requireNonNull(found, "found");
    pending = List.copyOf(pending);
    differences = List.copyOf(differences);
    requireNonNull(lockedBy, "lockedBy");
  }

  /**
   * One difference.
   *
   * @param object what differs: {@code table messages}, {@code column messages.role}, {@code index
   *     idx_messages_order}, {@code index GSI1 of table gantry}
   * @param expected what this build expects there, {@code absent} included
   * @param actual what is there
   */
  public record Difference(String object, String expected, String actual) {
    public Difference {
      requireNonNull(object, "object");
      requireNonNull(expected, "expected");
      requireNonNull(actual, "actual");
    }

    @Override
    public String toString() {
      return object + ": expected " + expected + ", found " + actual;
    }
  }
}
