package io.gantry.store.document;

import io.gantry.common.ListFilter;
import org.jspecify.annotations.Nullable;

/** The part of a list between two sort keys, each inclusive and perhaps absent. */
record SortBounds(@Nullable String lower, @Nullable String upper) {

  static final SortBounds NONE = new SortBounds(null, null);

  /** A sort key of the index goes on behind its instant, so the bare instant comes before it. */
  static SortBounds of(ListFilter filter) {
    return new SortBounds(
        filter.from() == null ? null : KeyText.ofInstant(filter.from()),
        filter.to() == null ? null : KeyText.ofInstant(filter.to()));
  }

  boolean isEmpty() {
    return lower != null && upper != null && lower.compareTo(upper) > 0;
  }
}
