package io.gantry.common;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files for their owner alone: they hold records, password hashes and keys. */
public final class PrivateFiles {

  private PrivateFiles() {}

  /** Makes a folder and those above it, private where files have permissions. */
  public static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, ofFolder(folder));
    }
  }

  /** A channel to a file, which is made when it is not there. */
  public static FileChannel open(Path file, StandardOpenOption... options) throws IOException {
    Set<OpenOption> all = Set.of(options);
    return FileChannel.open(file, all, ofFile(file));
  }

  /** Writes a file from its beginning, whether it is there or not. */
  public static OutputStream stream(Path file) throws IOException {
    return Channels.newOutputStream(
        open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING));
  }

  /** {@link #stream} for text in UTF-8. */
  public static Writer writer(Path file) throws IOException {
    return new BufferedWriter(new OutputStreamWriter(stream(file), UTF_8));
  }

  /** Writes a file at once: whoever opens it finds the old content or the new. */
  public static void replace(Path file, byte[] content, boolean durably) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        open(
            whole,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (durably) {
        channel.force(true);
      }
    }
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes a folder and all in it, when it is there. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> paths = Files.walk(folder)) {
      all = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  /** How a file is made that only its owner may read; nothing where files have no permissions. */
  public static FileAttribute<?>[] ofFile(Path file) {
    return attributes(file, "rw-------");
  }

  /** How a folder is made that only its owner may enter, likewise. */
  public static FileAttribute<?>[] ofFolder(Path folder) {
    return attributes(folder, "rwx------");
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
