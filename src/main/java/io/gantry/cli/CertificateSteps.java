package io.gantry.cli;

import io.gantry.address.MoveEnds;
import io.gantry.address.Targets;
import io.gantry.move.Move;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveOptions;
import io.gantry.move.OpenEnd;
import io.gantry.move.certificate.Certificate;
import io.gantry.move.certificate.CertificateCheck;
import io.gantry.move.certificate.CertificateCheck.Verdict;
import io.gantry.move.certificate.CertifiedFile;
import io.gantry.move.certificate.Statement;
import io.gantry.move.compare.Comparison;
import io.gantry.move.compare.ComparisonJournal;
import io.gantry.move.compare.ComparisonListener;
import io.gantry.move.compare.ComparisonOptions;
import io.gantry.move.compare.Side;
import io.gantry.move.digest.KindDigest;
import io.gantry.security.CertificateKey;
import io.gantry.store.BulkReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code certificate check} does and says. */
final class CertificateSteps {

  private final Surroundings surroundings;
  private final Terminal terminal;
  private final Targets targets;

  CertificateSteps(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.terminal = surroundings.terminal();
    this.targets = new Targets(surroundings.sources());
  }

  /**
   * The certificate of a file.
   *
   * @throws CommandFailure when there is none, or it is none
   */
  static Certificate read(Path file) throws IOException {
    try {
      if (Files.isDirectory(file)) {
        throw noCertificate(file, "it is a folder");
      }
      return Certificate.parse(Files.readString(file));
    } catch (NoSuchFileException missing) {
      throw new CommandFailure(
          ExitCode.NOT_FOUND, "There is no file " + file, "a move says where it wrote it");
    } catch (CharacterCodingException changed) {
      throw noCertificate(file, "it is not text in UTF-8");
    } catch (IllegalArgumentException other) {
      throw noCertificate(file, String.valueOf(other.getMessage()));
    }
  }

  private static CommandFailure noCertificate(Path file, String reason) {
    return new CommandFailure(
        ExitCode.DIFFERENCES,
        file + " is no certificate: " + reason,
        "a certificate is the JSON that a move wrote");
  }

  /** The certificate alone, with the lists beside its file. */
  ExitCode check(Certificate certificate, Set<String> trusted, Path file) throws IOException {
    ExitCode signed = checkSignature(certificate, trusted);
    ExitCode listed = checkFiles(certificate.statement(), file);
    return signed == ExitCode.OK ? listed : signed;
  }

  private ExitCode checkSignature(Certificate certificate, Set<String> named) {
    Set<String> trusted = new HashSet<>(named);
    Stream.of(targets.active().security().keysFolder(), targets.active().home().resolve("keys"))
        .flatMap(keys -> CertificateKey.find(keys).stream())
        .forEach(own -> trusted.add(own.fingerprint()));
    Verdict verdict = new CertificateCheck(trusted).verdict(certificate);
    Statement statement = certificate.statement();
    terminal.print("Certificate  of move " + statement.moveId() + ", " + statement.ended());
    terminal.print("From         " + statement.source().label());
    terminal.print("To           " + statement.target().label());
    terminal.print("Records      " + count(statement.kinds()));
    terminal.print("Key          " + certificate.seal().fingerprint());
    terminal.print("Signature    " + verdict.meaning());
    return verdict == Verdict.GENUINE ? ExitCode.OK : ExitCode.DIFFERENCES;
  }

  /** The lists that belong to the certificate, where they lie beside it. */
  private ExitCode checkFiles(Statement statement, Path certificate) throws IOException {
    Path folder = certificate.toAbsolutePath().resolveSibling("");
    ExitCode code = ExitCode.OK;
    for (CertifiedFile file : statement.files()) {
      CertifiedFile.State state = file.in(folder);
      terminal.print(
          "List         "
              + file.name()
              + ", "
              + file.lines()
              + " lines: "
              + switch (state) {
                case AS_CERTIFIED -> "as certified";
                case CHANGED -> "CHANGED since";
                case MISSING -> "not beside the certificate";
              });
      code = state == CertifiedFile.State.CHANGED ? ExitCode.DIFFERENCES : code;
    }
    return code;
  }

  private static long count(List<KindDigest> kinds) {
    return kinds.stream().mapToLong(KindDigest::count).sum();
  }

  /** Reads all that the certificate speaks of. */
  ExitCode checkStore(Statement statement, String address, @Nullable Integer version) {
    MoveEnd end = new MoveEnds(surroundings.stores(), targets).of(address, version);
    terminal.progress("Reading " + end.label());
    List<String> differences = CertificateCheck.differences(statement, digests(statement, end));
    differences.forEach(difference -> terminal.print("Differs      " + difference));
    terminal.print(
        differences.isEmpty()
            ? "Holds        what the certificate says: " + end.label()
            : "Holds        something else: " + end.label());
    return differences.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENCES;
  }

  private static List<KindDigest> digests(Statement statement, MoveEnd end) {
    ComparisonOptions options =
        new ComparisonOptions(
            statement.kinds().stream().map(KindDigest::kind).toList(),
            statement.revisions(),
            MoveOptions.DEFAULT_THREADS);
    try (OpenEnd open = end.opening().get();
        BulkReader reader = reader(open, end)) {
      return new Comparison(options, ComparisonJournal.NONE, ComparisonListener.SILENT)
          .digest(new Side(reader, Move.certified(end.traits())));
    }
  }

  private static BulkReader reader(OpenEnd open, MoveEnd end) {
    if (!open.isThere()) {
      throw CommandFailure.nothingAt(end.label(), "look at the address that --against gives");
    }
    return Move.whole(open.reader());
  }
}
