package io.gantry.move;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What tells whether a SQLite file was written to, without opening it as a database: its size, time
 * and header, in which SQLite counts transactions (file format, section 1.3), and all of its log,
 * where those lie that it does not hold yet. Somebody who sets back the time of a file can deceive
 * it.
 */
final class SqliteState {

  /** The header of a SQLite file. */
  private static final int HEADER = 100;

  /** What is read in no time; a longer log is of a database that is being written. */
  private static final long LONGEST_LOG = 64L * 1024 * 1024;

  private SqliteState() {}

  /** The state; empty when it cannot be told. */
  static Optional<String> of(Path file) {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    Path undo = file.resolveSibling(file.getFileName() + "-journal");
    try {
      if (size(undo) > 0 || size(log) > LONGEST_LOG) {
        return Optional.empty();
      }
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          String.join(
              " ",
              Long.toString(seen.size()),
              seen.lastModifiedTime().toString(),
              String.valueOf(seen.fileKey()),
              digest(file, HEADER),
              size(log) == 0 ? "-" : digest(log, LONGEST_LOG)));
    } catch (IOException unseen) {
      return Optional.empty();
    }
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static String digest(Path file, long most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[8 * 1024];
      long left = most;
      int read;
      while (left > 0 && (read = in.read(buffer, 0, (int) Math.min(left, buffer.length))) > 0) {
        sha256.update(buffer, 0, read);
        left -= read;
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
