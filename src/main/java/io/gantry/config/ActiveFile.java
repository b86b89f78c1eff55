package io.gantry.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The file {@code GANTRY_HOME/active.properties}, which keeps the {@link ActiveChoice}. It is
 * replaced as a whole: whoever reads it while it is written gets all of the old choice or all of
 * the new one, after a loss of power too. Only its owner may read it.
 */
public final class ActiveFile {

  /** Its name in {@code GANTRY_HOME}. */
  public static final String NAME = "active.properties";

  private static final String HEAD =
      "# The store that Gantry uses; written by ./gantry switch, read by running servers.\n";

  private final Path file;

  private ActiveFile(Path file) {
    this.file = file;
  }

  /** The file in this folder, whether it is there or not. */
  public static ActiveFile in(Path home) {
    return new ActiveFile(requireNonNull(home, "home").resolve(NAME));
  }

  public Path path() {
    return file;
  }

  /**
   * What it says now; empty when it is not there.
   *
   * @throws ConfigException when it cannot be read
   */
  public Optional<ActiveChoice> read() {
    return source().map(ConfigSource::values).map(ActiveChoice::new);
  }

  Optional<ConfigSource> source() {
    return ConfigFiles.properties(file);
  }

  /**
   * Replaces it.
   *
   * @throws IOException when that fails; the old file is as it was then
   */
  public void write(ActiveChoice choice) throws IOException {
    Path folder = requireNonNull(file.getParent(), "parent");
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, NAME, ".new", ownerOnly());
    try {
      writeDurably(fresh, text(requireNonNull(choice, "choice")));
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

  private static FileAttribute<?>[] ownerOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static String text(ActiveChoice choice) {
    return choice.values().entrySet().stream()
        .map(ActiveFile::line)
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String line(Map.Entry<String, String> entry) {
    String value = entry.getValue();
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(entry.getKey() + " holds a control character");
    }
    return entry.getKey() + "=" + value.strip().replace("\\", "\\\\") + "\n";
  }
}
