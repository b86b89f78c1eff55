package io.gantry.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What tells that a file was written: another time, size, or another file under the name.
 *
 * @param text equal for as long as nobody touches the file
 */
record FileStamp(String text) {

  /** Of a file that nobody has looked at. */
  static final FileStamp NEVER = new FileStamp("never");

  /**
   * As the file is now, there or not.
   *
   * @throws UncheckedIOException when that cannot be seen
   */
  static FileStamp of(Path file) {
    try {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(seen.lastModifiedTime() + " " + seen.size() + " " + seen.fileKey());
    } catch (NoSuchFileException absent) {
      return new FileStamp("absent");
    } catch (IOException unseen) {
      throw new UncheckedIOException(unseen);
    }
  }
}
