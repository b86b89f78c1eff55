package io.gantry.origin.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of an archive, in a folder or in a zip file; may be read by many threads. */
sealed interface ArchiveFiles extends AutoCloseable {

  /** How much of a file is read at once, in bytes. */
  int BUFFER = 64 * 1024;

  /** What is in a file from an offset in bytes on. */
  InputStream open(String name, long offset) throws IOException;

  /** Where a file is, for people; in a zip file as in {@code /data/a.zip!/messages.ndjson}. */
  String place(String name);

  @Override
  void close() throws IOException;

  static ArchiveFiles of(Path path) throws IOException {
    return Files.isDirectory(path) ? new Folder(path) : new Zip(new ZipFile(path.toFile()));
  }

  /** Files in a folder. */
  record Folder(Path path) implements ArchiveFiles {

    @Override
    public InputStream open(String name, long offset) throws IOException {
      SeekableByteChannel channel = Files.newByteChannel(path.resolve(name));
      channel.position(offset);
      return new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
    }

    @Override
    public String place(String name) {
      return path.resolve(name).toString();
    }

    @Override
    public void close() {
      // nothing stays open
    }
  }

  /** Files in a zip file, where they lie uncompressed, so that an offset is found at once. */
  record Zip(ZipFile file) implements ArchiveFiles {

    @Override
    public InputStream open(String name, long offset) throws IOException {
      ZipEntry entry = file.getEntry(name);
      if (entry == null) {
        throw new NoSuchFileException(place(name));
      }
      InputStream bytes = file.getInputStream(entry);
      bytes.skipNBytes(offset);
      return new BufferedInputStream(bytes, BUFFER);
    }

    @Override
    public String place(String name) {
      return file.getName() + "!/" + name;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
