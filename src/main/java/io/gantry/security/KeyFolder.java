package io.gantry.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.gantry.common.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The folder in which a server keeps the keys that it makes on its first start. Only the server's
 * user may read it; a file that others may read is refused, because what it holds must be taken for
 * known. Processes that start at once agree on one key.
 */
public final class KeyFolder {

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");
  private static final Set<PosixFilePermission> OTHERS_WRITE =
      PosixFilePermissions.fromString("----w--w-");

  /** Far above any key; what is larger is another file. */
  private static final long MAX_BYTES = 64 * 1024;

  /** A lock of the file system does not hold between threads of one process. */
  private static final Object PROCESS_LOCK = new Object();

  private final Path folder;

  private KeyFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens the folder, making it where there is none.
   *
   * @throws KeyFileException when it cannot be made, or others may write into it
   */
  public static KeyFolder open(Path folder) {
    requireNonNull(folder, "folder");
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        PrivateFiles.createFolder(folder);
      }
      refuse(folder, OTHERS_WRITE, "others may write into the folder", "chmod 700");
      return new KeyFolder(folder);
    } catch (IOException failed) {
      throw new KeyFileException("The folder " + folder + " for keys cannot be made", failed);
    }
  }

  /**
   * The text in a file of the folder.
   *
   * @param maker gives the text when there is no such file yet
   * @throws KeyFileException when the file cannot be made or read, or others may read it
   */
  String readOrCreate(String name, Supplier<String> maker) {
    Path file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        createLocked(file, maker);
      }
    } catch (IOException failed) {
      throw new KeyFileException("The key file " + file + " cannot be made", failed);
    }
    return read(file);
  }

  /**
   * The text of a key file.
   *
   * @throws KeyFileException when it cannot be read, is empty, or others may read it
   */
  static String read(Path file) {
    try {
      refuse(file, OTHERS, "others may read it", "chmod 600");
      if (Files.size(file) > MAX_BYTES) {
        throw new KeyFileException(file + " is too large for a key file", null);
      }
      String text = Files.readString(file, US_ASCII);
      if (text.isBlank()) {
        throw new KeyFileException("The key file " + file + " is empty", null);
      }
      return text;
    } catch (IOException failed) {
      throw new KeyFileException("The key file " + file + " cannot be read", failed);
    }
  }

  private void createLocked(Path file, Supplier<String> maker) throws IOException {
    synchronized (PROCESS_LOCK) {
      Path lockFile = folder.resolve(".lock");
      try (FileChannel channel = openPrivate(lockFile);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.exists(file)) {
          create(file, maker.get());
        }
      }
    }
  }

  /**
   * The file appears whole or not at all: a process killed here leaves a part that nobody reads.
   */
  private static void create(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (FileChannel channel = openPrivate(part)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileChannel openPrivate(Path file) throws IOException {
    return PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void refuse(
      Path path, Set<PosixFilePermission> forbidden, String problem, String remedy)
      throws IOException {
    if (!hasPermissions(path)) {
      return;
    }
    Set<PosixFilePermission> given = Files.getPosixFilePermissions(path);
    if (given.stream().anyMatch(forbidden::contains)) {
      throw new KeyFileException(
          "Keys in "
              + path
              + " are not safe: "
              + problem
              + " ("
              + PosixFilePermissions.toString(given)
              + "). Replace what was exposed, or run: "
              + remedy
              + " "
              + path,
          null);
    }
  }

  /** Windows has no such permissions; its folders of users are private by themselves. */
  private static boolean hasPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
