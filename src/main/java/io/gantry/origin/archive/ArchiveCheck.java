package io.gantry.origin.archive;

import io.gantry.move.MoveException;
import io.gantry.store.BulkRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Whether the files of an archive are those that were written. */
final class ArchiveCheck {

  static final String HINT = "Get another copy of the archive, or make it anew.";

  /** More than any manifest takes; a zip file of some bytes may unfold to more than memory. */
  private static final int MOST_OF_MANIFEST = 1024 * 1024;

  private final ArchiveFiles files;

  ArchiveCheck(ArchiveFiles files) {
    this.files = files;
  }

  /**
   * The manifest, after all files were compared with it.
   *
   * @throws MoveException when a file is missing or differs, or the archive is of a later build
   */
  Manifest checked() throws IOException {
    Manifest manifest = manifest();
    for (Manifest.Entry entry : manifest.files()) {
      check(entry);
    }
    return manifest;
  }

  /** The manifest alone. */
  Manifest manifest() throws IOException {
    try (InputStream in = files.open(Manifest.FILE, 0)) {
      byte[] bytes = in.readNBytes(MOST_OF_MANIFEST + 1);
      if (bytes.length > MOST_OF_MANIFEST) {
        throw new DamagedLineException("longer than any manifest");
      }
      return Manifest.parse(bytes);
    } catch (NoSuchFileException missing) {
      throw damaged(files.place(Manifest.FILE) + " is missing", missing);
    } catch (DamagedLineException damaged) {
      throw damaged(files.place(Manifest.FILE) + ": " + damaged.getMessage(), damaged);
    }
  }

  private static MoveException damaged(String message, Exception cause) {
    return new MoveException(MoveException.Code.FAILED, message, HINT, cause);
  }

  private void check(Manifest.Entry entry) throws IOException {
    String file = files.place(entry.kind().file());
    MessageDigest sha256 = ArchiveWriter.sha256();
    long bytes = 0;
    long lines = 0;
    try (InputStream in = files.open(entry.kind().file(), 0)) {
      byte[] buffer = new byte[ArchiveFiles.BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        bytes += read;
        if (bytes > entry.bytes()) {
          throw differing(file + " has more bytes than the manifest says", entry);
        }
        for (int index = 0; index < read; index++) {
          lines += buffer[index] == '\n' ? 1 : 0;
        }
      }
    } catch (NoSuchFileException missing) {
      throw damaged(file + " is missing", missing);
    }
    requireSame(file, "bytes", entry.bytes(), bytes, entry);
    requireSame(file, "lines", entry.records(), lines, entry);
    if (!HexFormat.of().formatHex(sha256.digest()).equals(entry.sha256())) {
      throw differing(file + " has another SHA-256 than the manifest says", entry);
    }
  }

  private void requireSame(
      String file, String what, long expected, long found, Manifest.Entry entry)
      throws IOException {
    if (expected != found) {
      throw differing(
          file + " has " + found + " " + what + ", the manifest says " + expected, entry);
    }
  }

  private MoveException differing(String message, Manifest.Entry entry) throws IOException {
    String where = firstDamage(entry).map(damage -> "; " + damage).orElse("");
    return new MoveException(MoveException.Code.FAILED, message + where, HINT);
  }

  /**
   * The first line that is no record; empty when all look like records. What lies far behind the
   * end that the manifest tells is not looked at: it may be of any length.
   */
  private Optional<String> firstDamage(Manifest.Entry entry) throws IOException {
    long number = 0;
    long most = entry.bytes() + ArchiveFiles.BUFFER;
    try (InputStream whole = files.open(entry.kind().file(), 0);
        InputStream in = new FirstBytes(whole, most)) {
      for (Optional<Line> line = Line.next(in); line.isPresent(); line = Line.next(in)) {
        number++;
        BulkRecord unused = entry.kind().line().record(line.get());
        line.get().skipRest();
      }
      return Optional.empty();
    } catch (DamagedLineException damaged) {
      return Optional.of("line " + number + ": " + damaged.getMessage());
    }
  }
}
