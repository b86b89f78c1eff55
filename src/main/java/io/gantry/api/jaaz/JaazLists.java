package io.gantry.api.jaaz;

import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Whole lists: the old client knows no pages. */
final class JaazLists {

  private JaazLists() {}

  /** All records of the owner, the newest first. */
  static <T extends OwnedRecord<T>> List<T> all(OwnedRepository<T> records, String ownerId) {
    return all(
        PageRequest.newestFirst(PageRequest.MAX_LIMIT),
        page -> records.list(ownerId, ListFilter.ALL, page));
  }

  /** All items of all pages, from this one on. */
  static <T> List<T> all(PageRequest first, Function<PageRequest, Page<T>> pages) {
    List<T> all = new ArrayList<>();
    PageRequest request = first;
    while (true) {
      Page<T> page = pages.apply(request);
      all.addAll(page.items());
      if (page.nextCursor() == null) {
        return all;
      }
      request = request.after(page.nextCursor());
    }
  }
}
