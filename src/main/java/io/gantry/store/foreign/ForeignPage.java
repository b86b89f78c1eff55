package io.gantry.store.foreign;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some rows.
 *
 * @param rows at most {@value #MAX_ROWS}; may be empty even where more follow
 * @param next where the rest begins, printable; null when there is none
 */
public record ForeignPage(List<ForeignRow> rows, @Nullable String next) {

  public static final int MAX_ROWS = 1_000;

  public ForeignPage {
    rows = List.copyOf(rows);
  }

  public Optional<String> following() {
    return Optional.ofNullable(next);
  }
}
