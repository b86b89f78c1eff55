package io.gantry.origin.rows;

import static java.util.Objects.requireNonNull;

import io.gantry.move.OpenEnd;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.foreign.ForeignTables;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/** Tables of another program as an end of a move that is only read. */
public final class ForeignEnd implements OpenEnd {

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
  public Optional<Map<EntityKind, Long>> counts() {
    return Optional.empty();
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
  public OptionalLong freeBytes() {
    return OptionalLong.empty();
  }

  @Override
  public Optional<String> unfinishedLoad() {
    return Optional.empty();
  }

  @Override
  public void prepare() {
    throw onlyRead();
  }

  @Override
  public BulkWriter writer(BulkLoad load) {
    throw onlyRead();
  }

  private static IllegalStateException onlyRead() {
    return new IllegalStateException("Data of another program is never written");
  }

  @Override
  public void close() {
    tables.close();
  }
}
