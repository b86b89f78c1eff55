package io.gantry.origin.archive;

import io.gantry.common.PrivateFiles;
import io.gantry.move.EndTraits;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveException;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * An archive: a folder, or one zip file when its name ends in {@code .zip}, with a file of lines
 * per kind and a manifest. It holds password hashes and keys as they are, so only its owner may
 * read it. What is written depends on the records alone: reading an archive and writing what it
 * held gives the same bytes.
 */
public final class Archive {

  private static final String PREFIX = "archive:";

  private final ArchivePaths paths;
  private final Map<String, String> roots;

  private Archive(ArchivePaths paths, Map<String, String> roots) {
    this.paths = paths;
    this.roots = Map.copyOf(roots);
  }

  /** The archive at a path, there or not. */
  public static Archive at(Path path) {
    return new Archive(new ArchivePaths(path), Map.of());
  }

  /**
   * The archive that {@code archive:PATH} names.
   *
   * @throws IllegalArgumentException when the address has another form
   */
  public static Archive ofAddress(String address) {
    if (!address.startsWith(PREFIX) || address.length() == PREFIX.length()) {
      throw new IllegalArgumentException("must be archive:PATH");
    }
    Path path = Path.of(address.substring(PREFIX.length()));
    if (path.toAbsolutePath().normalize().getFileName() == null) {
      throw new IllegalArgumentException("must name a folder or file of its own, not " + path);
    }
    return at(path);
  }

  /**
   * The same, with texts that are written into its manifest and can be read from there.
   *
   * @param named roots of digests by name
   */
  public Archive withRoots(Map<String, String> named) {
    return new Archive(paths, named);
  }

  /** As an end of a move. */
  public MoveEnd end() {
    String address = PREFIX + paths.archive();
    return new MoveEnd(address, address, EndTraits.ofArchive(), () -> new ArchiveEnd(this, paths));
  }

  /**
   * Opens it for reading, after its files were compared with the digests of its manifest.
   *
   * @throws MoveException when it is not there, or not as it was written
   */
  public BulkReader reader() {
    try {
      ArchiveFiles files = open();
      try {
        return new ArchiveReader(files, new ArchiveCheck(files).checked());
      } catch (IOException | MoveException failure) {
        files.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  /** What is no zip file does not become one by waiting. */
  private RuntimeException unreadable(IOException failure) {
    if (failure instanceof ZipException) {
      return new MoveException(
          MoveException.Code.FAILED,
          "There is no whole zip file at " + paths.archive() + ": " + failure.getMessage(),
          ArchiveCheck.HINT,
          failure);
    }
    return StoreException.Unavailable.lasting(
        "The archive " + paths.archive() + " cannot be read", failure);
  }

  private ArchiveFiles open() throws IOException {
    try {
      Path path = paths.readable();
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      return ArchiveFiles.of(path);
    } catch (NoSuchFileException | FileNotFoundException missing) {
      throw new MoveException(
          MoveException.Code.NOT_FOUND,
          "There is no archive " + paths.archive(),
          "Name the folder or the .zip file that an export made.",
          missing);
    }
  }

  /** What the manifest says of the roots; nothing else is looked at. */
  public Map<String, String> roots() {
    return manifest().roots();
  }

  /** How many records of each kind the manifest counts; nothing else is looked at. */
  Map<EntityKind, Long> counts() {
    Map<EntityKind, Long> counts = new EnumMap<>(EntityKind.class);
    ArchiveKind.all().forEach(kind -> counts.put(kind, 0L));
    manifest().files().forEach(file -> counts.put(file.kind().kind(), file.records()));
    return counts;
  }

  /** How many bytes its records take. */
  long bytes() {
    return manifest().files().stream().mapToLong(Manifest.Entry::bytes).sum();
  }

  /** The digests of its files, in one text. */
  String state() {
    return manifest().files().toString();
  }

  private Manifest manifest() {
    try (ArchiveFiles files = open()) {
      return new ArchiveCheck(files).manifest();
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  /**
   * Begins to write it or goes on: beside it, until it is completed.
   *
   * @throws StoreException.Loading when another load of it was begun and not completed
   * @throws StoreException.AlreadyExists when it is there; an archive is not added to
   */
  public BulkWriter writer(BulkLoad load) {
    return ArchiveWriter.open(paths, load, roots);
  }

  /** Deletes what an unfinished load wrote; an archive that is whole stays. */
  void deleteUnfinished() {
    try {
      PrivateFiles.delete(paths.staging());
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  /** The id of the load that was begun and not completed. */
  Optional<String> unfinishedLoad() {
    try {
      return Journal.read(paths.staging()).map(Journal::load);
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }
}
