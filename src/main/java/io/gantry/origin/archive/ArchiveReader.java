package io.gantry.origin.archive;

import io.gantry.move.MoveException;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an archive; its digests were checked when it was opened. Ranges are parts of a file that
 * begin and end with lines, places are offsets in bytes.
 */
final class ArchiveReader implements BulkReader {

  private static final Pattern BOUNDS = Pattern.compile("bytes (\\d{1,19}) to (\\d{1,19})");

  private final ArchiveFiles files;
  private final Manifest manifest;

  ArchiveReader(ArchiveFiles files, Manifest manifest) {
    this.files = files;
    this.manifest = manifest;
  }

  @Override
  public Set<EntityKind> kinds() {
    return ArchiveKind.all();
  }

  @Override
  public boolean isSnapshot() {
    return true;
  }

  private static ArchiveKind known(EntityKind kind) {
    return ArchiveKind.of(kind)
        .orElseThrow(() -> new IllegalArgumentException("An archive holds no " + kind.plural()));
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    ArchiveKind known = known(kind);
    long size = manifest.entry(known).map(Manifest.Entry::bytes).orElse(0L);
    List<BulkRange> ranges = new ArrayList<>();
    long from = 0;
    for (int part = 1; part < parts && from < size; part++) {
      long to = lineAfter(known, size / parts * part, size);
      if (to > from && to < size) {
        ranges.add(range(kind, from, to));
        from = to;
      }
    }
    ranges.add(range(kind, from, size));
    return List.copyOf(ranges);
  }

  private static BulkRange range(EntityKind kind, long from, long to) {
    return new BulkRange(kind, "bytes " + from + " to " + to);
  }

  /** Where the next line begins, at or behind an offset. */
  private long lineAfter(ArchiveKind kind, long offset, long size) {
    if (offset == 0) {
      return 0;
    }
    try (InputStream in = files.open(kind.file(), offset - 1)) {
      long at = offset - 1;
      for (int next = in.read(); next >= 0; next = in.read()) {
        at++;
        if (next == '\n') {
          return at;
        }
      }
      return size;
    } catch (IOException failure) {
      throw unreadable(kind, failure);
    }
  }

  private StoreException.Unavailable unreadable(ArchiveKind kind, IOException failure) {
    String place = files.place(kind.file());
    return StoreException.Unavailable.lasting(place + " cannot be read", failure);
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    ArchiveKind kind = known(range.kind());
    Matcher bounds = BOUNDS.matcher(range.bounds());
    if (!bounds.matches()) {
      throw new IllegalArgumentException("No range of an archive: " + range.bounds());
    }
    long from = after.map(Long::parseLong).orElse(Long.parseLong(bounds.group(1)));
    long to = Long.parseLong(bounds.group(2));
    if (from >= to) {
      return new BulkBatch(List.of(), List.of(), null);
    }
    try (InputStream in = files.open(kind.file(), from)) {
      return batch(kind, in, from, to);
    } catch (IOException failure) {
      throw unreadable(kind, failure);
    }
  }

  private BulkBatch batch(ArchiveKind kind, InputStream in, long from, long to) throws IOException {
    List<BulkRecord> records = new ArrayList<>();
    long at = from;
    while (at < to
        && at - from < BulkBatch.ENOUGH_CHARACTERS
        && records.size() < BulkBatch.MAX_RECORDS) {
      Line line = Line.next(in).orElseThrow(EOFException::new);
      records.add(record(kind, line, at));
      at += line.skipRest();
    }
    return new BulkBatch(records, List.of(), at < to ? Long.toString(at) : null);
  }

  private BulkRecord record(ArchiveKind kind, Line line, long at) throws IOException {
    try {
      return kind.line().record(line);
    } catch (DamagedLineException damaged) {
      throw new MoveException(
          MoveException.Code.FAILED,
          files.place(kind.file()) + ", line " + number(kind, at) + ": " + damaged.getMessage(),
          "Make the archive anew, or mend the line and the digests of the manifest.",
          damaged);
    }
  }

  /** The number of the line that begins at an offset, from 1 on. */
  private long number(ArchiveKind kind, long at) throws IOException {
    long lines = 1;
    try (InputStream in = files.open(kind.file(), 0)) {
      for (long left = at; left > 0; left--) {
        lines += in.read() == '\n' ? 1 : 0;
      }
    }
    return lines;
  }

  @Override
  public void close() {
    try {
      files.close();
    } catch (IOException failure) {
      throw StoreException.Unavailable.lasting("The archive cannot be closed", failure);
    }
  }
}
