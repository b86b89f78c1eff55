package io.gantry.origin.rows;

import static java.util.Objects.requireNonNull;

import io.gantry.move.SourceEnd;
import io.gantry.store.BulkReader;
import io.gantry.store.foreign.ForeignTables;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/** Tables of another program as an end of a move that is only read. */
public final class ForeignEnd implements SourceEnd {

  private final ForeignTables tables;
  private final Predicate<ForeignTables> isThere;
  private final Function<ForeignTables, BulkReader> reader;

  /**
   * @param tables closed with the end
   * @param isThere whether they are those of the program
   */
  public ForeignEnd(
      ForeignTables tables,
      Predicate<ForeignTables> isThere,
      Function<ForeignTables, BulkReader> reader) {
    this.tables = requireNonNull(tables, "tables");
    this.isThere = requireNonNull(isThere, "isThere");
    this.reader = requireNonNull(reader, "reader");
  }

  @Override
  public boolean isThere() {
    return isThere.test(tables);
  }

  @Override
  public BulkReader reader() {
    return reader.apply(tables);
  }

  @Override
  public boolean isEmpty() {
    return !isThere();
  }

  @Override
  public OptionalLong bytes() {
    return tables.bytes();
  }

  @Override
  public void close() {
    tables.close();
  }
}
