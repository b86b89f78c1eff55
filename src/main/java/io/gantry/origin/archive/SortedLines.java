package io.gantry.origin.archive;

import io.gantry.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Lines as they go into a file of the archive, each once, and what is told of them there. */
final class SortedLines implements Spool.Sink {

  private final ArchiveKind kind;
  private final OutputStream out;
  private final MessageDigest sha256 = ArchiveWriter.sha256();
  private final CRC32 crc = new CRC32();
  private byte @Nullable [] lastKey;
  private byte @Nullable [] lastLine;
  private long records;
  private long bytes;

  SortedLines(ArchiveKind kind, OutputStream out) {
    this.kind = kind;
    this.out = out;
  }

  /**
   * @throws StoreException.AlreadyExists when another line has the key
   */
  @Override
  public void line(byte[] key, byte[] line) throws IOException {
    if (Arrays.equals(key, lastKey)) {
      if (!Arrays.equals(line, lastLine)) {
        throw new StoreException.AlreadyExists(kind.kind().label(), "id");
      }
      return;
    }
    out.write(line);
    sha256.update(line);
    crc.update(line);
    records++;
    bytes += line.length;
    lastKey = key;
    lastLine = line;
  }

  /** What the manifest says of them; to be asked once, after the last. */
  Manifest.Entry entry() {
    return new Manifest.Entry(kind, records, bytes, HexFormat.of().formatHex(sha256.digest()));
  }

  long crc() {
    return crc.getValue();
  }
}
