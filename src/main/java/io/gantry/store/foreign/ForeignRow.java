package io.gantry.store.foreign;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a table, or an item.
 *
 * @param values by column or attribute; one that an item does not have is not in it
 */
public record ForeignRow(Map<String, ForeignValue> values) {

  public ForeignRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The text of that name; empty when there is none, or a value of another type. */
  public Optional<String> text(String name) {
    return values.get(name) instanceof ForeignValue.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  /** The first column whose text is none. */
  public Optional<String> damaged() {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof ForeignValue.Damaged)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** About how many characters it has. */
  public long length() {
    return values.values().stream().mapToLong(ForeignValue::length).sum();
  }
}
