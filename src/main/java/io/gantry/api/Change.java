package io.gantry.api;

import io.gantry.store.StoreException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * Read, edit, replace: the one way in which the API changes a record.
 *
 * @param kind in the singular as people say it
 * @param read the record as it is now
 * @param replace stores it on condition of its revision
 */
public record Change<T>(
    String kind,
    String id,
    Supplier<Optional<T>> read,
    ToLongFunction<T> revision,
    UnaryOperator<T> replace) {

  /** How often a change without a precondition is tried when others change the record as well. */
  private static final int ATTEMPTS = 5;

  /**
   * The record after the edit, as stored.
   *
   * @throws StoreException.NotFound when there is none
   * @throws StoreException.Conflict when others kept changing it
   * @throws io.gantry.api.problem.ProblemException when the precondition does not hold
   */
  public T apply(Precondition precondition, UnaryOperator<T> edit) {
    for (int attempt = 1; ; attempt++) {
      T before = read.get().orElseThrow(() -> new StoreException.NotFound(kind, id));
      precondition.require(kind, id, revision.applyAsLong(before));
      try {
        return replace.apply(edit.apply(before));
      } catch (StoreException.Conflict conflict) {
        if (precondition.isPresent()) {
          throw precondition.failed(kind, id);
        }
        if (attempt == ATTEMPTS) {
          throw conflict;
        }
      }
    }
  }
}
