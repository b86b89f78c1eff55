package io.gantry.origin.archive;

import io.gantry.move.OpenEnd;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An archive as an end of a move. */
final class ArchiveEnd implements OpenEnd {

  private final Archive archive;
  private final ArchivePaths paths;

  ArchiveEnd(Archive archive, ArchivePaths paths) {
    this.archive = archive;
    this.paths = paths;
  }

  @Override
  public boolean isThere() {
    return Files.exists(paths.readable());
  }

  @Override
  public BulkReader reader() {
    return archive.reader();
  }

  @Override
  public Optional<Map<EntityKind, Long>> counts() {
    return Optional.of(isThere() ? archive.counts() : Map.of());
  }

  /** An archive that is there is never written to, whatever it holds. */
  @Override
  public boolean isEmpty() {
    return !isThere();
  }

  @Override
  public OptionalLong bytes() {
    return isThere() ? OptionalLong.of(archive.bytes()) : OptionalLong.of(0);
  }

  /** A reader compares the files with the digests that the manifest has. */
  @Override
  public Optional<String> state() {
    return isThere() ? Optional.of(archive.state()) : Optional.empty();
  }

  @Override
  public OptionalLong freeBytes() {
    Path existing = paths.archive();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      return existing == null
          ? OptionalLong.empty()
          : OptionalLong.of(Files.getFileStore(existing).getUsableSpace());
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }

  @Override
  public Optional<String> unfinishedLoad() {
    return archive.unfinishedLoad();
  }

  /** There is nothing to make before the first record. */
  @Override
  public void prepare() {
    // see above
  }

  @Override
  public BulkWriter writer(BulkLoad load) {
    return archive.writer(load);
  }

  /** It is written under another name until it is whole. */
  @Override
  public boolean isOfLoadAlone() {
    return true;
  }

  @Override
  public void clear() {
    archive.deleteUnfinished();
  }

  @Override
  public void close() {
    // readers and writers are closed by those who opened them
  }
}
