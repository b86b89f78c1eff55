package io.gantry.origin.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of bytes. */
final class Lines {

  private static final int USUAL = 512;

  private Lines() {}

  /** The next line without its end, whole or not; empty at the end of the file. */
  static Optional<byte[]> next(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(USUAL);
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    return Optional.of(line.toByteArray());
  }
}
