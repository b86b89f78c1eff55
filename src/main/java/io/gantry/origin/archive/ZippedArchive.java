package io.gantry.origin.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Archives as one zip file: the same files always give the same bytes. Nothing is compressed, so
 * that a record is found at its offset, and no version of a compressor plays a part.
 */
final class ZippedArchive {

  /** The first moment that a zip file can tell. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int BUFFER = 64 * 1024;

  private ZippedArchive() {}

  static void write(Path folder, Path zip) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    try (FileChannel channel =
            PrivateFiles.open(
                zip,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        ZipOutputStream out =
            new ZipOutputStream(
                new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER))) {
      for (Path file : files) {
        out.putNextEntry(entry(file));
        Files.copy(file, out);
        out.closeEntry();
      }
      out.finish();
      out.flush();
      channel.force(true);
    }
  }

  private static ZipEntry entry(Path file) throws IOException {
    ZipEntry entry = new ZipEntry(file.getFileName().toString());
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(TIME);
    entry.setSize(Files.size(file));
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[BUFFER];
    try (InputStream bytes = Files.newInputStream(file)) {
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    }
    entry.setCrc(crc.getValue());
    return entry;
  }
}
