package io.gantry.origin.rows;

import io.gantry.store.foreign.ForeignLook;
import io.gantry.store.foreign.ForeignPage;
import io.gantry.store.foreign.ForeignRow;
import io.gantry.store.foreign.ForeignTable;
import io.gantry.store.foreign.ForeignTables;
import io.gantry.store.foreign.ForeignValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tables of a test, read as DynamoDB reads them: partitions in some order, each by its sort key, in
 * pages of three items.
 */
public final class ListedTables implements ForeignTables {

  private static final int PAGE = 3;

  private final Map<String, List<String>> keys = new TreeMap<>();
  private final Map<String, List<ForeignRow>> rows = new TreeMap<>();

  /** Makes a table, with the attributes of its key. */
  public ListedTables table(String name, String... key) {
    keys.put(name, List.of(key));
    rows.put(name, new ArrayList<>());
    return this;
  }

  /** Puts an item: names and values by turns; null is an attribute that says so. */
  public ListedTables put(String table, @Nullable Object... namesAndValues) {
    rows.get(table).add(row(namesAndValues));
    rows.get(table)
        .sort(Comparator.comparing(row -> String.join("\n", parts(row, keys.get(table)))));
    return this;
  }

  public static ForeignRow row(@Nullable Object... namesAndValues) {
    Map<String, ForeignValue> values = new LinkedHashMap<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      values.put((String) namesAndValues[index], value(namesAndValues[index + 1]));
    }
    return new ForeignRow(values);
  }

  private static ForeignValue value(@Nullable Object value) {
    if (value == null) {
      return new ForeignValue.Nothing();
    }
    if (value instanceof ForeignValue given) {
      return given;
    }
    if (value instanceof Boolean flag) {
      return new ForeignValue.Flag(flag);
    }
    return value instanceof String text
        ? new ForeignValue.Text(text)
        : new ForeignValue.Number(new BigDecimal(value.toString()));
  }

  private static List<String> parts(ForeignRow row, List<String> key) {
    return key.stream().map(name -> row.text(name).orElseThrow()).toList();
  }

  @Override
  public List<ForeignTable> tables() {
    return keys.entrySet().stream()
        .map(
            table ->
                new ForeignTable(table.getKey(), Set.copyOf(table.getValue()), table.getValue()))
        .toList();
  }

  @Override
  public boolean canDivide() {
    return true;
  }

  @Override
  public boolean isSnapshot() {
    return false;
  }

  @Override
  public ForeignPage read(ForeignLook look, Optional<String> after) {
    List<String> key = keys.getOrDefault(look.table(), List.of());
    List<ForeignRow> part =
        rows.getOrDefault(look.table(), List.of()).stream()
            .filter(row -> bucket(row, key, look.parts()) == look.part())
            .toList();
    int from = after.map(Integer::valueOf).orElse(0);
    int to = Math.min(part.size(), from + PAGE);
    return new ForeignPage(part.subList(from, to), to < part.size() ? Integer.toString(to) : null);
  }

  private static int bucket(ForeignRow row, List<String> key, int parts) {
    return Math.floorMod(row.text(key.get(0)).orElseThrow().hashCode(), parts);
  }

  @Override
  public OptionalLong bytes() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
