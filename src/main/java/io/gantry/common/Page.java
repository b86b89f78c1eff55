package io.gantry.common;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items at most the limit asked for, in the order asked for
 * @param nextCursor opaque; null exactly when no further item existed when the page was read, but
 *     see {@link OwnedRepository#list} for filters that find little among much
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

  public Page {
    items = List.copyOf(items);
  }

  public <R> Page<R> map(Function<? super T, ? extends R> function) {
    return new Page<>(items.stream().<R>map(function).toList(), nextCursor);
  }
}
