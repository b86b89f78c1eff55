package io.gantry.store.relational;

import io.gantry.store.BulkRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of one row in the order of its columns. */
final class RowValues implements RowTable.Sink {

  private final List<@Nullable Object> values = new ArrayList<>();

  static RowValues of(BulkTable<?, ?> table, BulkRecord record) {
    RowValues values = new RowValues();
    table.give(record, values);
    return values;
  }

  static <R> RowValues of(RowTable<R> table, R row) {
    RowValues values = new RowValues();
    table.give(row, values);
    return values;
  }

  @Override
  public void text(@Nullable String value) {
    values.add(value);
  }

  @Override
  public void number(@Nullable Long value) {
    values.add(value);
  }

  @Override
  public void truth(boolean value) {
    values.add(value);
  }

  @Nullable Object get(int place) {
    return values.get(place);
  }

  List<@Nullable Object> all() {
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowValues that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(values);
  }
}
