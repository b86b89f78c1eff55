package io.gantry.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.common.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files of {@code GANTRY_HOME} that only their owner may read, each as a whole. */
public final class PrivateFile {

  private PrivateFile() {}

  /**
   * Puts a text in the place of a file. Whoever reads meanwhile gets all of the old text or all of
   * the new one, after a loss of power too.
   *
   * @throws IOException when that fails; the old file is as it was then
   */
  public static void replace(Path file, String text) throws IOException {
    Path folder = requireNonNull(file.getParent(), "parent");
    Files.createDirectories(folder);
    Path fresh =
        Files.createTempFile(folder, file.getFileName() + "", ".new", PrivateFiles.ofFile(file));
    try {
      writeDurably(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder(folder);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void writeDurably(Path fresh, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Makes the new name durable. Windows opens no folders, and keeps names by itself. */
  private static void syncFolder(Path folder) throws IOException {
    if (isPosix()) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  /**
   * A line of properties.
   *
   * @throws IllegalArgumentException when the value would not be read back as it is
   */
  static String line(String key, String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(key + " holds a control character");
    }
    return key + "=" + value.strip().replace("\\", "\\\\") + "\n";
  }
}
