package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A table, or what serves as one, in one file.
 *
 * @param number of it among all that were found, from 0
 * @param nth how many others of the same name come before it
 * @param isArray whether rows have no ids of their own
 * @param isAscending whether the ids of rows are whole numbers, each larger than the one before
 * @param rows how many there are
 */
record Segment(
    DataFile file,
    String table,
    int number,
    int nth,
    boolean isArray,
    boolean isAscending,
    long rows,
    List<Block> blocks) {

  Segment {
    requireNonNull(file, "file");
    requireNonNull(table, "table");
    blocks = List.copyOf(blocks);
  }

  /**
   * Some rows that follow each other.
   *
   * @param from where the first begins in the file
   * @param to where the last has ended
   * @param first the number of the first among the rows of the table, from 0
   */
  record Block(long from, long to, long first) {}

  Segment numbered(int newNumber, int newNth) {
    return new Segment(file, table, newNumber, newNth, isArray, isAscending, rows, blocks);
  }

  /** For people. */
  String label() {
    boolean isWhole = TableKind.of(file.stem()).filter(TableKind::isCompanyFile).isPresent();
    return isWhole ? file.name() : table + " in " + file.name();
  }
}
