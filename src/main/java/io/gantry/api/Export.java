package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.origin.archive.StreamedArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/** An archive that is ready to be sent, once. */
final class Export implements AutoCloseable {

  private final StreamedArchive archive;
  private final long length;
  private final Runnable whenClosed;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  Export(StreamedArchive archive, long length, Runnable whenClosed) {
    this.archive = requireNonNull(archive, "archive");
    this.length = length;
    this.whenClosed = requireNonNull(whenClosed, "whenClosed");
  }

  /** How many bytes will be sent. */
  long length() {
    return length;
  }

  /**
   * Sends it and closes it, whatever comes of that.
   *
   * @throws IOException when not all of it was sent
   */
  void sendTo(OutputStream out) throws IOException {
    try (this) {
      archive.writeTo(out);
    }
  }

  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      try {
        archive.close();
      } finally {
        whenClosed.run();
      }
    }
  }
}
