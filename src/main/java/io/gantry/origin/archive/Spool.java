package io.gantry.origin.archive;

import io.gantry.common.PrivateFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The lines of one kind as they come, and their places, in two files: the lines in any order, the
 * places in runs that are each in order. To be sorted, runs of places are merged, some at a time,
 * so that memory holds one place of each and no line.
 */
final class Spool implements AutoCloseable {

  /** How many runs are merged at once; each costs a buffer. */
  static final int FAN_IN = 128;

  private static final int BUFFER = 8 * 1024;

  private static final Comparator<Place> ORDER =
      (one, other) -> Arrays.compareUnsigned(one.key(), other.key());

  private final Path folder;
  private final String name;
  private final FileChannel lines;
  private final FileChannel places;

  private Spool(Path folder, String name, FileChannel lines, FileChannel places) {
    this.folder = folder;
    this.name = name;
    this.lines = lines;
    this.places = places;
  }

  /** How much of the files counts. */
  record Lengths(long lines, long places) {}

  /** A line to be kept. */
  record Line(byte[] key, byte[] bytes) {}

  /** Where a line lies, and what it is sorted by. */
  record Place(byte[] key, long offset, int length) {

    void write(DataOutputStream out) throws IOException {
      out.writeInt(key.length);
      out.write(key);
      out.writeLong(offset);
      out.writeInt(length);
    }

    static Place read(DataInputStream in) throws IOException {
      byte[] key = new byte[in.readInt()];
      in.readFully(key);
      return new Place(key, in.readLong(), in.readInt());
    }

    long size() {
      return 2L * Integer.BYTES + Long.BYTES + key.length;
    }
  }

  /** Takes the lines in their order, those of equal keys one after the other. */
  @FunctionalInterface
  interface Sink {
    void line(byte[] key, byte[] bytes) throws IOException;
  }

  /** Places in order, in a part of a file. */
  private record Run(Path file, long start, long length) {}

  /** A run that is read. */
  private static final class Cursor implements AutoCloseable {

    private final FileChannel channel;
    private final DataInputStream in;
    private long left;
    private Place place;

    Cursor(Run run) throws IOException {
      channel = FileChannel.open(run.file()).position(run.start());
      in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
      left = run.length();
      place = Place.read(in);
      left -= place.size();
    }

    Place place() {
      return place;
    }

    /** Whether there is another place. */
    boolean advance() throws IOException {
      if (left == 0) {
        return false;
      }
      place = Place.read(in);
      left -= place.size();
      return true;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Opens the files as they were when they had these lengths; what came later is cut off. */
  static Spool open(Path folder, String name, Lengths lengths) throws IOException {
    FileChannel lines = channel(folder.resolve(name + ".lines"), lengths.lines());
    FileChannel places = channel(folder.resolve(name + ".places"), lengths.places());
    return new Spool(folder, name, lines, places);
  }

  private static FileChannel channel(Path file, long length) throws IOException {
    FileChannel channel =
        PrivateFiles.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel.size() < length) {
      channel.close();
      throw new EOFException(file + " is shorter than its journal says");
    }
    return channel.truncate(length).position(length);
  }

  /** Keeps lines, and says how long the files are then. */
  Lengths append(List<Line> added) throws IOException {
    List<Line> sorted = new ArrayList<>(added);
    sorted.sort((one, other) -> Arrays.compareUnsigned(one.key(), other.key()));
    long offset = lines.size();
    OutputStream toLines = new BufferedOutputStream(Channels.newOutputStream(lines), BUFFER);
    List<Place> run = new ArrayList<>();
    for (Line line : sorted) {
      run.add(new Place(line.key(), offset, line.bytes().length));
      toLines.write(line.bytes());
      offset += line.bytes().length;
    }
    toLines.flush();
    DataOutputStream toPlaces =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(places), BUFFER));
    toPlaces.writeLong(run.stream().mapToLong(Place::size).sum());
    for (Place place : run) {
      place.write(toPlaces);
    }
    toPlaces.flush();
    return new Lengths(lines.size(), places.size());
  }

  /** Gives all lines in order. */
  void sorted(Sink sink) throws IOException {
    List<Run> runs = runs();
    for (int pass = 1; runs.size() > FAN_IN; pass++) {
      runs = merged(runs, folder.resolve(name + ".merged" + pass));
    }
    merge(runs, place -> sink.line(place.key(), bytes(place)));
  }

  private List<Run> runs() throws IOException {
    List<Run> runs = new ArrayList<>();
    Path file = folder.resolve(name + ".places");
    ByteBuffer header = ByteBuffer.allocate(Long.BYTES);
    for (long at = 0; at < places.size(); ) {
      header.clear();
      while (header.hasRemaining() && places.read(header, at + header.position()) > 0) {
        // until it is whole
      }
      long length = header.getLong(0);
      runs.add(new Run(file, at + Long.BYTES, length));
      at += Long.BYTES + length;
    }
    return runs;
  }

  /** Fewer, longer runs, in a file of their own. */
  private static List<Run> merged(List<Run> runs, Path file) throws IOException {
    Files.deleteIfExists(file);
    List<Run> longer = new ArrayList<>();
    long at = 0;
    try (FileChannel channel =
            PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER))) {
      for (int from = 0; from < runs.size(); from += FAN_IN) {
        List<Run> group = runs.subList(from, Math.min(from + FAN_IN, runs.size()));
        merge(group, place -> place.write(out));
        long length = group.stream().mapToLong(Run::length).sum();
        longer.add(new Run(file, at, length));
        at += length;
      }
    }
    return longer;
  }

  @FunctionalInterface
  private interface PlaceSink {
    void place(Place place) throws IOException;
  }

  private static void merge(List<Run> runs, PlaceSink sink) throws IOException {
    List<Cursor> opened = new ArrayList<>();
    try {
      PriorityQueue<Cursor> queue = new PriorityQueue<>(Comparator.comparing(Cursor::place, ORDER));
      for (Run run : runs) {
        Cursor cursor = new Cursor(run);
        opened.add(cursor);
        queue.add(cursor);
      }
      while (!queue.isEmpty()) {
        Cursor least = queue.poll();
        sink.place(least.place());
        if (least.advance()) {
          queue.add(least);
        }
      }
    } finally {
      for (Cursor cursor : opened) {
        cursor.close();
      }
    }
  }

  private byte[] bytes(Place place) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(place.length());
    while (bytes.hasRemaining()) {
      if (lines.read(bytes, place.offset() + bytes.position()) < 0) {
        throw new EOFException("A line of " + name + " is cut off");
      }
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    lines.close();
    places.close();
  }
}
