package io.gantry.origin.archive;

import io.gantry.common.PrivateFiles;
import io.gantry.move.MoveEnd;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkWriter;
import io.gantry.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An archive that is sent and never lies on a disk as one: the same bytes as the zip file that an
 * {@link Archive} is written into. Sums of all lines stand before the first of them, so the lines
 * wait in spools, once, and are put in order twice: to be summed up and to be sent. Nothing of it
 * is left when it is closed.
 */
public final class StreamedArchive implements AutoCloseable {

  private final Path folder;
  private final Archive archive;
  private final ArchiveWriter writer;
  private List<ZippedArchive.Part> parts = List.of();

  private StreamedArchive(Path folder, ArchivePaths paths) {
    this.folder = folder;
    this.archive = Archive.at(paths.archive());
    this.writer = ArchiveWriter.open(paths, new BulkLoad("stream", BulkLoad.Into.EMPTY), Map.of());
  }

  /**
   * Begins one.
   *
   * @param folder its own, for the spools; made for its owner alone, and deleted by {@link #close}
   * @throws StoreException.Unavailable when it cannot be made
   */
  public static StreamedArchive in(Path folder) {
    try {
      PrivateFiles.createFolder(folder);
    } catch (IOException failure) {
      throw StoreException.Unavailable.lasting("The archive cannot be written", failure);
    }
    return new StreamedArchive(folder, new ArchivePaths(folder.resolve("archive.zip")));
  }

  /** Where records go that {@link #writer} takes. */
  public MoveEnd end() {
    return archive.end();
  }

  /** Takes the records; it is not to be completed. */
  public BulkWriter writer() {
    return writer;
  }

  /**
   * Sums up what was written; nothing more is to be written then.
   *
   * @return how many bytes will be sent
   * @throws StoreException.AlreadyExists when two different records have one key
   * @throws StoreException.Unavailable when the spools cannot be read
   */
  public long summedUp() {
    try {
      List<ZippedArchive.Part> all = new ArrayList<>();
      List<Manifest.Entry> entries = new ArrayList<>();
      for (ArchiveKind kind : writer.kinds()) {
        SortedLines lines = writer.sorted(kind, OutputStream.nullOutputStream());
        Manifest.Entry entry = lines.entry();
        entries.add(entry);
        all.add(
            new ZippedArchive.Part(
                kind.file(), entry.bytes(), lines.crc(), out -> writer.sorted(kind, out)));
      }
      all.add(ZippedArchive.Part.of(Manifest.FILE, new Manifest(Map.of(), entries).bytes()));
      parts = List.copyOf(all);
      return ZippedArchive.size(parts);
    } catch (IOException failure) {
      throw StoreException.Unavailable.lasting("The archive cannot be read", failure);
    }
  }

  /**
   * Sends it, and leaves the stream open.
   *
   * @throws IOException when the stream takes no more, or the spools cannot be read; what was sent
   *     then has no end
   */
  public void writeTo(OutputStream out) throws IOException {
    if (parts.isEmpty()) {
      throw new IllegalStateException("It was not summed up");
    }
    ZippedArchive.write(parts, out);
  }

  @Override
  public void close() {
    try {
      writer.close();
    } finally {
      delete(folder);
    }
  }

  /**
   * Deletes a folder with all that is in it, such as what a process that was killed left.
   *
   * @throws StoreException.Unavailable when that cannot be done
   */
  public static void delete(Path folder) {
    try {
      PrivateFiles.delete(folder);
    } catch (IOException failure) {
      throw StoreException.Unavailable.lasting("Files of an archive cannot be deleted", failure);
    }
  }
}
