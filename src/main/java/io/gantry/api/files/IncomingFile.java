package io.gantry.api.files;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Bytes that have come in and lie on the disk, in no place yet.
 *
 * @param size in bytes
 * @param sha256 in lower-case hex
 * @param head the first bytes, as many as a format is recognised by
 */
public record IncomingFile(Path file, long size, String sha256, ByteBuffer head) {

  public IncomingFile {
    head = head.asReadOnlyBuffer();
  }
}
