package io.gantry.origin.chatcore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.move.MoveException;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.jaaz.JaazJson;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tables and company files at a path, after every file was read once from its first byte to its
 * last.
 *
 * @param segments by number
 * @param remarks what concerns files as a whole
 * @param fingerprint of all bytes: places in the files hold for the same bytes alone
 */
record FoundData(
    List<DataFile> files, List<Segment> segments, List<BulkRemark> remarks, String fingerprint) {

  private static final int FINGERPRINT_LENGTH = 16;

  FoundData {
    files = List.copyOf(files);
    segments = List.copyOf(segments);
    remarks = List.copyOf(remarks);
  }

  /**
   * @throws MoveException when there is no such data, or a file is not JSON
   */
  static FoundData at(Path path) {
    try {
      FoundData found = new Search(path).found();
      if (found.segments.isEmpty()) {
        throw new MoveException(
            MoveException.Code.NOT_FOUND,
            "There is no data of ChatCore.AI at " + path,
            "name the folder with sessions.json and employees.json, or one such file");
      }
      return found;
    } catch (IOException | UncheckedIOException failure) {
      throw new MoveException(
          MoveException.Code.FAILED, path + " cannot be read: " + failure, "look at its rights");
    }
  }

  /** The tables of a kind, in order. */
  List<Segment> of(TableKind kind) {
    return segments.stream()
        .filter(segment -> TableKind.of(segment.table()).filter(kind::equals).isPresent())
        .toList();
  }

  /** Goes through the files. */
  private static final class Search {

    private final Path path;
    private final MessageDigest digest = sha256();
    private final List<DataFile> files = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final List<BulkRemark> remarks = new ArrayList<>();
    private final Map<TableKind, Integer> tables = new EnumMap<>(TableKind.class);

    Search(Path path) {
      this.path = path;
    }

    FoundData found() throws IOException {
      if (Files.isDirectory(path)) {
        folder();
      } else {
        file(path);
      }
      String fingerprint = HexFormat.of().formatHex(digest.digest());
      return new FoundData(files, segments, remarks, fingerprint.substring(0, FINGERPRINT_LENGTH));
    }

    private void folder() throws IOException {
      for (Path one : sorted(path)) {
        if (Files.isDirectory(one) && sorted(one).stream().anyMatch(Search::isJson)) {
          String name = String.valueOf(one.getFileName());
          remark(Oddity.LEFT, name, "folders in the folder are not read");
        } else if (isJson(one) && !Files.isDirectory(one)) {
          file(one);
        }
      }
    }

    private static List<Path> sorted(Path folder) throws IOException {
      try (Stream<Path> paths = Files.list(folder)) {
        return paths.sorted().toList();
      }
    }

    private static boolean isJson(Path path) {
      return String.valueOf(path.getFileName()).endsWith(".json");
    }

    private void file(Path one) throws IOException {
      DataFile file = DataFile.at(one);
      files.add(file);
      digest.update((file.name() + "/" + file.length() + "/").getBytes(UTF_8));
      FileScan scan = new FileScan(file);
      scan.scan(digest, TableKind.of(file.stem()).filter(TableKind::isCompanyFile).isPresent());
      file.requireUnchanged();
      scan.noTables().forEach(odd -> noTable(file, odd));
      scan.segments().forEach(this::table);
    }

    private void noTable(DataFile file, FileScan.NoTable odd) {
      boolean isNeeded = TableKind.of(odd.name()).isPresent();
      remark(
          isNeeded ? Oddity.UNREADABLE : Oddity.NO_KIND, place(file, odd.name()), "it is no table");
    }

    private void table(Segment segment) {
      TableKind kind = TableKind.of(segment.table()).orElse(null);
      if (kind != null) {
        int nth = tables.merge(kind, 1, Integer::sum) - 1;
        repeated(segment);
        segments.add(segment.numbered(segments.size(), nth));
        order(segment);
      } else if (segment.rows() > 0) {
        remark(
            Oddity.NO_KIND,
            place(segment.file(), segment.table()),
            "there is no place for the " + segment.rows() + " rows of this table");
      }
    }

    private void repeated(Segment segment) {
      boolean isThere =
          segments.stream()
              .filter(other -> other.file().equals(segment.file()))
              .anyMatch(other -> other.table().equals(segment.table()));
      if (isThere) {
        remark(
            Oddity.UNFIT_VALUE,
            place(segment.file(), segment.table()),
            "the table comes twice; the rows of both are taken");
      }
    }

    /** A name out of a file may hold anything. */
    private static String place(DataFile file, String name) {
      return file.name() + "/" + (name.matches("\\w+") ? name : JaazJson.quote(name));
    }

    private void order(Segment segment) {
      if (!segment.isArray() && !segment.isAscending()) {
        remark(
            Oddity.UNFIT_VALUE,
            place(segment.file(), segment.table()),
            "the ids of its rows do not ascend, or are none, or come twice: rows go by their place");
      }
    }

    private void remark(Oddity oddity, String name, String detail) {
      RecordKey key = new RecordKey(EntityKind.DOCUMENT, List.of(name));
      remarks.add(new BulkRemark(TenantId.DEFAULT, key, oddity, detail));
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException missing) {
        throw new IllegalStateException("Every Java platform has SHA-256", missing);
      }
    }
  }
}
