package io.gantry.origin.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One line of a stream, without its end. It is never in memory as a whole, for a line of a damaged
 * or strange file may be longer than that.
 */
final class Line extends InputStream {

  private final InputStream in;
  private int next;
  private long length;

  private Line(InputStream in, int first) {
    this.in = in;
    this.next = first;
  }

  /**
   * The line that begins here; the stream goes on behind it once it was {@link #skipRest read}.
   *
   * @return empty at the end of the stream
   */
  static Optional<Line> next(InputStream in) throws IOException {
    int first = in.read();
    return first < 0 ? Optional.empty() : Optional.of(new Line(in, first));
  }

  @Override
  public int read() throws IOException {
    if (isOver()) {
      return -1;
    }
    int read = next;
    length++;
    next = in.read();
    return read;
  }

  @Override
  public int read(byte[] into, int offset, int most) throws IOException {
    int count = 0;
    while (count < most && !isOver()) {
      into[offset + count] = (byte) read();
      count++;
    }
    return count == 0 && most > 0 ? -1 : count;
  }

  private boolean isOver() {
    return next < 0 || next == '\n';
  }

  /**
   * Reads what is left of it.
   *
   * @return how many bytes it has, its end included
   */
  long skipRest() throws IOException {
    while (read() >= 0) {
      continue;
    }
    return length + 1;
  }
}
