package io.gantry.move;

import io.gantry.common.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Numbers by their places, all 0 at first: in the heap, or in a file that the operating system
 * keeps in memory as far as it likes. Safe for use by many threads while nobody writes.
 */
final class Numbers {

  /** Of 8 MiB each: no mapping can have more than 2 GiB. */
  private static final int CHUNK_BITS = 20;

  static final long CHUNK = 1L << CHUNK_BITS;

  private final LongBuffer[] chunks;
  private final long count;

  private Numbers(LongBuffer[] chunks, long count) {
    this.chunks = chunks;
    this.count = count;
  }

  static Numbers inHeap(int count) {
    return new Numbers(new LongBuffer[] {LongBuffer.allocate(count)}, count);
  }

  /**
   * In a file that loses its name at once where the operating system can do that, and otherwise
   * when the process ends. Its room is free again some time after nobody uses the numbers any more.
   * All of it is written to here: a disk that fills later would end the process.
   *
   * @param folder made when it is not there
   */
  static Numbers inFile(Path folder, long count) throws IOException {
    PrivateFiles.createFolder(folder);
    Path file = Files.createTempFile(folder, "numbers", ".table");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      fill(channel, count * Long.BYTES);
      return new Numbers(map(channel, count), count);
    } finally {
      if (Files.exists(file)) {
        file.toFile().deleteOnExit();
      }
    }
  }

  private static void fill(FileChannel channel, long bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
    for (long left = bytes; left > 0; ) {
      zeros.clear().limit((int) Math.min(left, zeros.capacity()));
      left -= channel.write(zeros);
    }
  }

  private static LongBuffer[] map(FileChannel channel, long count) throws IOException {
    LongBuffer[] chunks = new LongBuffer[Math.toIntExact((count + CHUNK - 1) >> CHUNK_BITS)];
    for (int index = 0; index < chunks.length; index++) {
      long begin = index * CHUNK;
      long size = Math.min(CHUNK, count - begin);
      chunks[index] =
          channel
              .map(FileChannel.MapMode.READ_WRITE, begin * Long.BYTES, size * Long.BYTES)
              .asLongBuffer();
    }
    return chunks;
  }

  long count() {
    return count;
  }

  long get(long place) {
    return chunks[(int) (place >>> CHUNK_BITS)].get((int) (place & (CHUNK - 1)));
  }

  void put(long place, long number) {
    chunks[(int) (place >>> CHUNK_BITS)].put((int) (place & (CHUNK - 1)), number);
  }
}
