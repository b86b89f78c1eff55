package io.gantry.origin.archive;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where an archive is, and where it is written until it is whole. */
record ArchivePaths(Path archive) {

  ArchivePaths {
    archive = archive.toAbsolutePath().normalize();
  }

  boolean isZip() {
    return archive.toString().endsWith(".zip");
  }

  /** A folder beside it, there as long as a load is not completed. */
  Path staging() {
    return archive.resolveSibling(archive.getFileName() + ".load");
  }

  /** The files of the archive, when the load has ended. */
  Path sorted() {
    return staging().resolve("sorted");
  }

  boolean isSorted() {
    return Files.exists(sorted().resolve(Manifest.FILE));
  }

  /** The zip file until it is whole. */
  Path zipped() {
    return staging().resolve("archive.zip");
  }

  /** What can be read: the archive, or one that waits for its name. */
  Path readable() {
    return !Files.exists(archive) && isSorted() ? sorted() : archive;
  }
}
