package io.gantry.store.document;

import java.util.List;

/** How a query is answered without looking at anything else. */
sealed interface ReadPlan {

  /** By primary keys: GetItem for one, BatchGetItem for more. */
  record ByKeys(List<ItemKey> keys) implements ReadPlan {}

  /**
   * By a range of the table, or of the index, which has only part of each document: the rest is
   * fetched by keys.
   */
  record ByRange(RangeRead range) implements ReadPlan {}
}
