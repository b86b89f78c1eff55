package io.gantry.fake;

import io.gantry.common.ListPosition;
import io.gantry.common.Page;
import io.gantry.store.Keyset;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Cuts pages out of records that lie in memory.
 *
 * @param toPosition the place of a record
 * @param toParts the place as a cursor carries it, and back
 */
record Listing<T, P extends Comparable<P>>(
    Function<T, P> toPosition,
    Function<P, List<String>> toParts,
    Function<List<String>, P> ofParts) {

  static <T> Listing<T, ListPosition> byInstant(Function<T, ListPosition> toPosition) {
    return new Listing<>(toPosition, ListPosition::parts, ListPosition::ofParts);
  }

  static <T> Listing<T, String> byText(Function<T, String> toPosition) {
    return new Listing<>(toPosition, List::of, parts -> parts.get(0));
  }

  Page<T> page(Keyset keyset, Collection<T> records) {
    return keyset.page(
        read(keyset, records, keyset.start(), keyset.fetchSize()), toPosition.andThen(toParts));
  }

  Page<T> page(Keyset keyset, Collection<T> records, Predicate<T> filter) {
    return keyset.filtered(
        (start, size) -> read(keyset, records, start, size), filter, toPosition.andThen(toParts));
  }

  private List<T> read(
      Keyset keyset, Collection<T> records, Optional<List<String>> start, int size) {
    Comparator<P> natural = Comparator.naturalOrder();
    Comparator<P> order = keyset.isDescending() ? Collections.reverseOrder(natural) : natural;
    Optional<P> after = start.map(ofParts);
    return records.stream()
        .filter(r -> after.isEmpty() || order.compare(toPosition.apply(r), after.get()) > 0)
        .sorted(Comparator.comparing(toPosition, order))
        .limit(size)
        .toList();
  }
}
