package io.gantry.store.relational;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of the row that a result set stands at, read once. */
final class JdbcValues implements RowTable.Values {

  private final @Nullable Object[] values;
  private RowTable.@Nullable ColumnOf firstDamaged;
  private @Nullable BitSet damaged;
  private long characters;

  private JdbcValues(int size) {
    this.values = new @Nullable Object[size];
  }

  /**
   * The row.
   *
   * @param columns the columns of the result set, from its first
   * @param texts of the same result set
   */
  static JdbcValues of(ResultSet row, List<RowTable.ColumnOf> columns, ColumnTexts texts)
      throws SQLException {
    JdbcValues values = new JdbcValues(columns.size());
    for (int place = 0; place < columns.size(); place++) {
      values.values[place] = values.value(row, columns.get(place), place + 1, texts);
    }
    return values;
  }

  private @Nullable Object value(
      ResultSet row, RowTable.ColumnOf what, int column, ColumnTexts texts) throws SQLException {
    return switch (what.type()) {
      case TEXT -> {
        String text = texts.read(row, column);
        characters += text == null ? 0 : text.length();
        if (!texts.isSound()) {
          damaged(what, column - 1);
        }
        yield text;
      }
      case NUMBER -> {
        long number = row.getLong(column);
        yield row.wasNull() ? null : (Object) number;
      }
      case TRUTH -> row.getBoolean(column);
    };
  }

  private void damaged(RowTable.ColumnOf what, int place) {
    if (damaged == null) {
      damaged = new BitSet();
      firstDamaged = what;
    }
    damaged.set(place);
  }

  /** How long all texts are together. */
  long characters() {
    return characters;
  }

  /** Gives all values on. */
  void giveTo(List<RowTable.ColumnOf> columns, RowTable.Sink sink) {
    for (int place = 0; place < columns.size(); place++) {
      switch (columns.get(place).type()) {
        case TEXT -> sink.text(text(place));
        case NUMBER -> sink.number(number(place));
        case TRUTH -> sink.truth(truth(place));
      }
    }
  }

  @Override
  public void requireSound() {
    if (firstDamaged != null) {
      throw ColumnTexts.noText(firstDamaged.name());
    }
  }

  @Override
  public boolean isSound(int place) {
    return damaged == null || !damaged.get(place);
  }

  @Override
  public @Nullable String text(int place) {
    return (String) values[place];
  }

  @Override
  public @Nullable Long number(int place) {
    return (Long) values[place];
  }

  @Override
  public boolean truth(int place) {
    return Boolean.TRUE.equals(values[place]);
  }
}
