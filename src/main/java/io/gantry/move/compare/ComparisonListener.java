package io.gantry.move.compare;

import io.gantry.store.EntityKind;

/**
 * Is told how a comparison goes. Calls come from several threads, one at a time; what they throw
 * ends the comparison.
 */
@FunctionalInterface
public interface ComparisonListener {

  /** Hears nothing. */
  ComparisonListener SILENT = (kind, records, bytes) -> {};

  /**
   * After each batch of a side.
   *
   * @param records of the kind that were looked at since the last call, on either side
   * @param bytes of these, about
   */
  void looked(EntityKind kind, long records, long bytes);

  /** All records of a kind were looked at; where they differ, the differences are sought next. */
  default void summedUp(KindComparison kind) {}
}
