package io.gantry.store;

import static java.util.Objects.requireNonNull;

/**
 * A load of a store, as it is begun and taken up again.
 *
 * @param id names it; the same for the process that takes it up: 1 to 64 of {@code 0-9 a-z -}
 * @param into what the store was like when the load began
 */
public record BulkLoad(String id, Into into) {

  public BulkLoad {
    requireNonNull(into, "into");
    if (!id.matches("[0-9a-z-]{1,64}")) {
      throw new IllegalArgumentException("A load is named by 1 to 64 of 0-9, a-z and -");
    }
  }

  /** What tells a writer which of its ways is right. */
  public enum Into {
    /** The store held no record: whatever is quickest. */
    EMPTY,
    /** The store holds records, which stay as they are. */
    FILLED
  }
}
