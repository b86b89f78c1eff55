package io.gantry.origin.chatcore;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream. */
final class Limited extends FilterInputStream {

  private long left;

  Limited(InputStream in, long length) {
    super(in);
    left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int got = super.read(buffer, offset, (int) Math.min(length, left));
    left -= Math.max(got, 0);
    return got;
  }
}
