package io.gantry.store.relational;

import io.gantry.common.PrivateFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file of a SQLite database: where it lies, and that only its owner may read it. */
record SqliteFile(Path path) {

  private static final List<String> PREFIXES = List.of("jdbc:sqlite:", "sqlite:");

  /**
   * The file that {@code sqlite:PATH} or {@code jdbc:sqlite:PATH} names; {@code sqlite:///PATH} is
   * the same as {@code sqlite:/PATH}.
   *
   * @throws IllegalArgumentException when the address has another form
   */
  static SqliteFile ofUrl(String url) {
    String path =
        PREFIXES.stream()
            .filter(url::startsWith)
            .map(prefix -> url.substring(prefix.length()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("must be sqlite:PATH"));
    String plain = path.startsWith("//") ? path.substring(2) : path;
    if (plain.isBlank() || plain.startsWith(":") || plain.contains("?")) {
      throw new IllegalArgumentException("must be sqlite:PATH with the path of a file");
    }
    return new SqliteFile(Path.of(plain).toAbsolutePath().normalize());
  }

  String jdbcUrl() {
    return "jdbc:sqlite:" + path;
  }

  /** The size of the write-ahead log in bytes; 0 when there is none. */
  long walSize() {
    return new File(path + "-wal").length();
  }

  /** Whether there is anything of that name; a folder is found out when it is opened. */
  boolean exists() {
    return Files.exists(path);
  }

  /** Creates the file and the directories above it, for their owner alone. */
  void create() throws IOException {
    if (exists()) {
      return;
    }
    createDirectories(path.getParent());
    try {
      Files.createFile(path, PrivateFiles.ofFile(path));
    } catch (FileAlreadyExistsException createdMeanwhile) {
      // another process was faster, and made the same
    }
  }

  private void createDirectories(@Nullable Path directory) throws IOException {
    if (directory != null) {
      Files.createDirectories(directory, PrivateFiles.ofFolder(directory));
    }
  }
}
