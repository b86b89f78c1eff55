package io.gantry.store;

import io.gantry.common.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * A folder for one backup, readable for its owner alone. A file in it has a name of its own until
 * it is whole, so that nobody takes what was interrupted for a backup.
 */
public final class BackupFolder {

  private static final String UNFINISHED = ".part";

  private final Path path;

  private BackupFolder(Path path) {
    this.path = path;
  }

  /** Fills a file that is there already and empty. */
  @FunctionalInterface
  public interface Filling {
    void fill(Path file) throws Exception;
  }

  /**
   * Makes the folder and those above it; one that is there must be empty.
   *
   * @throws IllegalArgumentException when it holds something
   */
  public static BackupFolder create(Path path) {
    try {
      Files.createDirectories(path, PrivateFiles.ofFolder(path));
      try (Stream<Path> files = Files.list(path)) {
        if (files.findAny().isPresent()) {
          throw new IllegalArgumentException("The folder " + path + " is not empty");
        }
      }
      return new BackupFolder(path.toAbsolutePath());
    } catch (IOException failure) {
      throw unavailable(failure);
    }
  }

  /**
   * Makes a file; when filling it fails, nothing of it is left.
   *
   * @return where it lies
   * @throws StoreException.Unavailable when it cannot be filled
   */
  public Path write(String name, Filling filling) {
    Path unfinished = path.resolve(name + UNFINISHED);
    try {
      Files.createFile(unfinished, PrivateFiles.ofFile(unfinished));
      filling.fill(unfinished);
      return Files.move(unfinished, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (Exception failure) {
      discard(unfinished);
      throw failure instanceof StoreException known ? known : unavailable(failure);
    }
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      // its name says that it is not whole
    }
  }

  private static StoreException.Unavailable unavailable(Exception failure) {
    return new StoreException.Unavailable("The backup cannot be written", failure);
  }

  public Path path() {
    return path;
  }
}
