package io.gantry.move;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * What tells whether a SQLite file was written to: size, times and identity of the file, and of its
 * log. Neither is opened, because closing a file gives up all locks that the process has on it:
 * another process would then take the log away from a database that is open here.
 */
final class SqliteState {

  private static final String CHANGED = "unix:ctime";

  private SqliteState() {}

  /** The state; empty when it cannot be told. */
  static Optional<String> of(Path file) {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    Path undo = file.resolveSibling(file.getFileName() + "-journal");
    try {
      if (size(undo) > 0) {
        return Optional.empty();
      }
      return Optional.of(seen(file) + " " + (size(log) == 0 ? "-" : seen(log)));
    } catch (IOException unseen) {
      return Optional.empty();
    }
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** The time of the last change of anything can be set back by nobody, where it is known. */
  private static String seen(Path file) throws IOException {
    BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
    boolean isUnix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return String.join(
        " ",
        Long.toString(seen.size()),
        seen.lastModifiedTime().toString(),
        String.valueOf(seen.fileKey()),
        isUnix ? String.valueOf(Files.getAttribute(file, CHANGED)) : "-");
  }
}
