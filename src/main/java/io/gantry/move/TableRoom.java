package io.gantry.move;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where the tables of a move lie: what is small in the heap, everything else in files.
 *
 * @param folder made with the first file
 * @param mostInHeap so many numbers of 8 bytes of one table
 */
record TableRoom(Path folder, int mostInHeap) {

  /** A quarter of a megabyte: a dozen tables of one move never take more than a few. */
  private static final int MOST_IN_HEAP = 1 << 15;

  TableRoom {
    requireNonNull(folder, "folder");
  }

  static TableRoom in(Path folder) {
    return new TableRoom(folder, MOST_IN_HEAP);
  }

  /** In the folder for temporary files. */
  static TableRoom temporary() {
    return in(Path.of(System.getProperty("java.io.tmpdir")));
  }

  Numbers numbers(long count) {
    if (count <= mostInHeap) {
      return Numbers.inHeap((int) count);
    }
    try {
      return Numbers.inFile(folder, count);
    } catch (IOException failure) {
      throw new MoveException(
          MoveException.Code.FAILED,
          "There is no place in " + folder + " for a file of " + count * Long.BYTES + " bytes",
          "make room or give the rights to write there; then the same command goes on",
          failure);
    }
  }
}
