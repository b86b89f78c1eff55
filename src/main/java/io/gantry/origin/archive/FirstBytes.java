package io.gantry.origin.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream, read one by one; behind them it ends. */
final class FirstBytes extends FilterInputStream {

  private long left;

  FirstBytes(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    return left-- > 0 ? super.read() : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = left > 0 ? super.read(into, offset, (int) Math.min(length, left)) : -1;
    left -= Math.max(0, read);
    return read;
  }
}
