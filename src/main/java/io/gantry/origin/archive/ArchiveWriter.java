package io.gantry.origin.archive;

import io.gantry.common.PrivateFiles;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.StoreException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes an archive: batches go to spools in a folder beside it, {@link #endLoad} sorts them into
 * the files of the archive, and {@link #complete} gives it its name. A key that two different
 * records have is found when the load ends.
 */
final class ArchiveWriter implements BulkWriter {

  private final ArchivePaths paths;
  private final Map<String, String> roots;
  private final Map<ArchiveKind, Spool> spools = new EnumMap<>(ArchiveKind.class);
  private Journal journal;

  private ArchiveWriter(ArchivePaths paths, Map<String, String> roots, Journal journal) {
    this.paths = paths;
    this.roots = Map.copyOf(roots);
    this.journal = journal;
  }

  static ArchiveWriter open(ArchivePaths paths, BulkLoad load, Map<String, String> roots) {
    try {
      Optional<Journal> begun = Journal.read(paths.staging());
      if (begun.isEmpty() && Files.exists(paths.archive())) {
        throw new StoreException.AlreadyExists("archive", "path");
      }
      PrivateFiles.createFolder(paths.staging());
      Journal journal = begun.orElse(Journal.begun(load.id()));
      if (!journal.load().equals(load.id())) {
        throw new StoreException.Loading(journal.load());
      }
      journal.write(paths.staging());
      return new ArchiveWriter(paths, roots, journal);
    } catch (IOException failure) {
      throw unavailable(failure);
    }
  }

  private static StoreException.Unavailable unavailable(IOException failure) {
    return StoreException.Unavailable.lasting("The archive cannot be written", failure);
  }

  @Override
  public synchronized Map<String, String> journal() {
    return journal.notes();
  }

  @Override
  public void note(Map<String, String> entries) {
    write(List.of(), entries);
  }

  @Override
  public void write(List<BulkRecord> records, Map<String, String> entries) {
    Map<ArchiveKind, List<Spool.Line>> lines = new EnumMap<>(ArchiveKind.class);
    for (BulkRecord record : records) {
      ArchiveKind kind =
          ArchiveKind.of(record.kind())
              .orElseThrow(
                  () -> new IllegalArgumentException("An archive holds no " + record.kind()));
      lines
          .computeIfAbsent(kind, none -> new ArrayList<>())
          .add(new Spool.Line(ArchiveKind.place(record), kind.line().bytes(record)));
    }
    append(lines, entries);
  }

  private synchronized void append(
      Map<ArchiveKind, List<Spool.Line>> lines, Map<String, String> entries) {
    if (!Files.exists(paths.staging())) {
      throw new IllegalStateException("The load is completed");
    }
    try {
      if (!lines.isEmpty()) {
        // What was sorted before is not all.
        PrivateFiles.delete(paths.sorted());
      }
      Map<ArchiveKind, Spool.Lengths> lengths = new EnumMap<>(ArchiveKind.class);
      for (Map.Entry<ArchiveKind, List<Spool.Line>> one : lines.entrySet()) {
        lengths.put(one.getKey(), spool(one.getKey()).append(one.getValue()));
      }
      Journal next = journal.with(entries, lengths);
      next.write(paths.staging());
      journal = next;
    } catch (IOException failure) {
      closeSpools();
      throw unavailable(failure);
    }
  }

  private Spool spool(ArchiveKind kind) throws IOException {
    Spool open = spools.get(kind);
    if (open == null) {
      open = Spool.open(paths.staging(), kind.label(), journal.of(kind));
      spools.put(kind, open);
    }
    return open;
  }

  @Override
  public synchronized void endLoad() {
    if (paths.isSorted() || Files.exists(paths.archive()) || !Files.exists(paths.staging())) {
      return;
    }
    try {
      PrivateFiles.delete(paths.sorted());
      PrivateFiles.createFolder(paths.sorted());
      List<Manifest.Entry> files = new ArrayList<>();
      for (ArchiveKind kind : kinds()) {
        files.add(sort(kind));
      }
      PrivateFiles.replace(
          paths.sorted().resolve(Manifest.FILE), new Manifest(roots, files).bytes(), true);
    } catch (IOException failure) {
      throw unavailable(failure);
    }
  }

  /** The kinds that lines were written of. */
  synchronized List<ArchiveKind> kinds() {
    return Arrays.stream(ArchiveKind.values())
        .filter(kind -> journal.of(kind).lines() > 0)
        .toList();
  }

  /** Gives the lines of a kind as they are in the archive, and keeps them where they are. */
  synchronized SortedLines sorted(ArchiveKind kind, OutputStream out) throws IOException {
    SortedLines sorted = new SortedLines(kind, out);
    spool(kind).sorted(sorted);
    return sorted;
  }

  private Manifest.Entry sort(ArchiveKind kind) throws IOException {
    Path file = paths.sorted().resolve(kind.file());
    try (FileChannel channel =
            PrivateFiles.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      Manifest.Entry entry = sorted(kind, out).entry();
      out.flush();
      channel.force(true);
      return entry;
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  @Override
  public synchronized void complete() {
    endLoad();
    closeSpools();
    try {
      if (paths.isSorted()) {
        publish();
      }
      PrivateFiles.delete(paths.staging());
      journal = Journal.begun(journal.load());
    } catch (IOException failure) {
      throw unavailable(failure);
    }
  }

  private void publish() throws IOException {
    if (paths.isZip()) {
      ZippedArchive.write(paths.sorted(), paths.zipped());
      Files.move(paths.zipped(), paths.archive(), StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.move(paths.sorted(), paths.archive(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void closeSpools() {
    try {
      for (Spool spool : spools.values()) {
        spool.close();
      }
      spools.clear();
    } catch (IOException failure) {
      throw unavailable(failure);
    }
  }

  @Override
  public synchronized void close() {
    closeSpools();
  }
}
