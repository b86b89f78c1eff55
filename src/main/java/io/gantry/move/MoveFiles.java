package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.common.PrivateFiles;
import io.gantry.move.certificate.CertifiedFile;
import io.gantry.move.compare.ComparisonJournal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of one move: certificate, plan, findings, and how far its comparison is. */
final class MoveFiles {

  /** The comparison names what it saves by the side first; encoded as a name of a file. */
  private static final String OF_SOURCE = "source+";

  private static final String STATE = "state";

  private final Path folder;
  private final String id;

  MoveFiles(Path folder, String id) {
    this.folder = requireNonNull(folder, "folder");
    this.id = requireNonNull(id, "id");
  }

  Path findings() {
    return folder.resolve(id + ".findings.jsonl");
  }

  /** For tables that nobody needs after the move. */
  TableRoom tables() {
    return TableRoom.in(folder);
  }

  /** The list of new ids. */
  Path newIds() {
    return folder.resolve(id + ".ids.jsonl");
  }

  /**
   * Writes the list of new ids.
   *
   * @param find writes the entries and gives what they are good for
   */
  NewIds findNewIds(IdsFinding find) {
    try {
      PrivateFiles.createFolder(folder);
      try (Writer list = PrivateFiles.writer(newIds())) {
        return find.into(list);
      }
    } catch (IOException failure) {
      throw failed(newIds(), failure);
    }
  }

  /** Finds new ids. */
  @FunctionalInterface
  interface IdsFinding {
    NewIds into(Writer list) throws IOException;
  }

  /** The SHA-256 of the list of new ids, which tells whether they are the same as before. */
  String newIdsDigest() {
    try {
      return CertifiedFile.of(newIds()).sha256();
    } catch (IOException failure) {
      throw failed(newIds(), failure);
    }
  }

  /** Keeps the list of new ids as the certificate has it. */
  CertifiedFile certifyNewIds() {
    return certify(newIds(), id + ".certified-ids.jsonl");
  }

  /**
   * Keeps the list of findings as the certificate has it; a later look begins the list anew.
   *
   * @param list of the look that the move went by
   */
  CertifiedFile certifyFindings(Path list) {
    return certify(list, id + ".certified.jsonl");
  }

  private CertifiedFile certify(Path list, String name) {
    Path kept = folder.resolve(name);
    try {
      try (OutputStream out = PrivateFiles.stream(kept)) {
        Files.copy(list, out);
      }
      return CertifiedFile.of(kept);
    } catch (IOException failure) {
      throw failed(kept, failure);
    }
  }

  Path certificate() {
    return folder.resolve(id + ".json");
  }

  private Path plan() {
    return folder.resolve(id + ".plan");
  }

  private Path sums() {
    return folder.resolve(id + ".sums");
  }

  /** Whether a certificate was written; the move may still have to be completed. */
  boolean hasCertificate() {
    return Files.exists(certificate());
  }

  Path saveCertificate(String json) {
    write(certificate(), json);
    return certificate();
  }

  /** Keeps what the journal of the target knows until it is removed. */
  void savePlan(Map<String, String> notes) {
    Properties properties = new Properties();
    properties.putAll(notes);
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    write(plan(), text.toString());
  }

  /** The notes that {@link #savePlan} kept; none when there are no such. */
  Map<String, String> plannedNotes() {
    Properties properties = new Properties();
    try {
      if (Files.exists(plan())) {
        properties.load(new StringReader(Files.readString(plan())));
      }
    } catch (IOException failure) {
      throw failed(plan(), failure);
    }
    Map<String, String> notes = new TreeMap<>();
    properties.forEach((name, value) -> notes.put(name.toString(), value.toString()));
    return notes;
  }

  /** How far the comparison is. */
  ComparisonJournal journal() {
    return new ComparisonJournal() {
      @Override
      public Optional<String> find(String name) {
        try {
          Path file = file(name);
          return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException failure) {
          throw failed(sums(), failure);
        }
      }

      @Override
      public void save(String name, String state) {
        write(file(name), state);
      }

      private Path file(String name) {
        return sums().resolve(URLEncoder.encode(name, StandardCharsets.UTF_8));
      }
    };
  }

  /**
   * Keeps what an interrupted comparison summed up of the source, if that is proved to be as it
   * was. The target is read anew: opening it to go on changes it already, so that nobody could tell
   * what others did to it meanwhile.
   *
   * @param state of the source; empty when it cannot tell
   * @return whether there may be any that are kept
   */
  boolean keepSums(Optional<String> state) {
    Optional<String> before = journal().find(STATE);
    boolean proved = state.isPresent() && state.equals(before);
    forgetSums(file -> !proved || !file.startsWith(OF_SOURCE));
    state.ifPresent(now -> journal().save(STATE, now));
    return proved;
  }

  /** Forgets how far the comparison is: it begins anew, or is done. */
  void forgetSums() {
    forgetSums(file -> true);
  }

  private void forgetSums(Predicate<String> which) {
    if (!Files.isDirectory(sums())) {
      return;
    }
    try (Stream<Path> files = Files.list(sums())) {
      for (Path file : files.toList()) {
        if (which.test(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException failure) {
      throw failed(sums(), failure);
    }
  }

  private static void write(Path file, String text) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      PrivateFiles.createFolder(file.toAbsolutePath().getParent());
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw failed(file, failure);
    }
  }

  private static MoveException failed(Path file, IOException failure) {
    return new MoveException(
        MoveException.Code.FAILED,
        "The file " + file + " cannot be read or written",
        "make room or give the rights to it; then the same command goes on",
        failure);
  }
}
