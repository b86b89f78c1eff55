package io.gantry.api;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The record that the current POST makes, when an {@code Idempotency-Key} has fixed its id. A
 * request that is taken up again after a crash makes the same record as the first attempt, not a
 * second.
 */
@RequestScoped
public class RequestedRecord {

  private @Nullable String id;
  private boolean repeated;

  /**
   * @param newId the id for the record
   * @param isRepeated whether an earlier attempt may have made it already
   */
  public void fix(String newId, boolean isRepeated) {
    id = newId;
    repeated = isRepeated;
  }

  /** Forgets what was fixed. */
  void clear() {
    id = null;
    repeated = false;
  }

  /** The id to give the record; empty when any new one will do. */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /** Whether a record that exists already may be the one that this request was to make. */
  public boolean isRepeated() {
    return repeated;
  }
}
