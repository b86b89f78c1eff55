package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads lists from end to end. */
final class Walk {

  /** Beyond what any test stores: a list that does not end is a fault, not a hang. */
  private static final int MOST_PAGES = 2_000;

  private Walk() {}

  /** All items from the first page on; no page exceeds the limit. */
  static <T> List<T> through(PageRequest first, Function<PageRequest, Page<T>> list) {
    List<T> items = new ArrayList<>();
    PageRequest request = first;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      Page<T> page = list.apply(request);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(first.limit());
      items.addAll(page.items());
      if (page.nextCursor() == null) {
        return items;
      }
      request = request.after(page.nextCursor());
    }
    throw new AssertionError("The list does not end");
  }
}
