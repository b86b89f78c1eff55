package io.gantry.move.compare;

import io.gantry.store.EntityKind;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rows or items of a store, past the store. Of each kind it is the full record of the tenant
 * {@code default} that {@link io.gantry.contract.BulkWorld} makes; of messages the first.
 */
public interface RawRecords {

  /**
   * Changes a column or attribute.
   *
   * @param change gets and gives a text, a long, a boolean, an instant or null
   */
  void change(EntityKind kind, String column, UnaryOperator<@Nullable Object> change);

  /** Deletes the record alone. */
  void remove(EntityKind kind);

  /** Makes a copy of it under the id {@code copy}, in the tenant. */
  void copy(EntityKind kind, String tenant);
}
