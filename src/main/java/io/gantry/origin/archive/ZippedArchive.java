package io.gantry.origin.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.common.PrivateFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Archives as one zip file: the same files always give the same bytes. Nothing is compressed, so
 * that a record is found at its offset, and no version of a compressor plays a part.
 */
final class ZippedArchive {

  /**
   * The second moment that a zip file can tell. With the first, Java writes another one besides,
   * which depends on the time zone of the machine.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

  private static final int BUFFER = 64 * 1024;

  /** What does not fit into 32 bits is written once more, in 64. */
  private static final long LARGE = 0xFFFF_FFFFL;

  private static final int LOCAL_HEADER = 30;
  private static final int CENTRAL_HEADER = 46;
  private static final int END = 22;
  private static final int LARGE_END = 76;
  private static final int EXTRA_HEADER = 4;

  private ZippedArchive() {}

  /** Writes what is in a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** A file of the archive; size and checksum stand before its content. */
  record Part(String name, long size, long crc, Content content) {

    static Part of(Path file) throws IOException {
      CRC32 crc = new CRC32();
      try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return new Part(
          file.getFileName().toString(),
          Files.size(file),
          crc.getValue(),
          out -> Files.copy(file, out));
    }

    static Part of(String name, byte[] bytes) {
      CRC32 crc = new CRC32();
      crc.update(bytes);
      return new Part(name, bytes.length, crc.getValue(), out -> out.write(bytes));
    }

    private ZipEntry entry() {
      ZipEntry entry = new ZipEntry(name);
      entry.setMethod(ZipEntry.STORED);
      entry.setTimeLocal(TIME);
      entry.setSize(size);
      entry.setCrc(crc);
      return entry;
    }
  }

  static void write(Path folder, Path zip) throws IOException {
    List<Part> parts = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        parts.add(Part.of(file));
      }
    }
    try (FileChannel channel =
        PrivateFiles.open(
            zip,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(parts, Channels.newOutputStream(channel));
      channel.force(true);
    }
  }

  /**
   * Writes the zip file and leaves the stream open. When that fails, the file has no end, and
   * nobody can take it for a whole one.
   */
  static void write(List<Part> parts, OutputStream out) throws IOException {
    // Not closed on failure: closing would write the end of the file.
    @SuppressWarnings("resource")
    ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER));
    for (Part part : inOrder(parts)) {
      zip.putNextEntry(part.entry());
      part.content().writeTo(zip);
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }

  private static List<Part> inOrder(List<Part> parts) {
    return parts.stream().sorted(Comparator.comparing(Part::name)).toList();
  }

  /** How many bytes {@link #write(List, OutputStream)} writes. */
  static long size(List<Part> parts) {
    long offset = 0;
    long directory = 0;
    for (Part part : inOrder(parts)) {
      int name = part.name().getBytes(UTF_8).length;
      int sizes = isLarge(part.size()) ? 2 * Long.BYTES : 0;
      int extra = sizes + (isLarge(offset) ? Long.BYTES : 0);
      directory += CENTRAL_HEADER + name + (extra == 0 ? 0 : extra + EXTRA_HEADER);
      offset += LOCAL_HEADER + name + (sizes == 0 ? 0 : sizes + EXTRA_HEADER) + part.size();
    }
    return offset + directory + END + (isLarge(offset) || isLarge(directory) ? LARGE_END : 0);
  }

  private static boolean isLarge(long value) {
    return value >= LARGE;
  }
}
