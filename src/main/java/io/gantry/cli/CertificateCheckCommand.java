package io.gantry.cli;

import io.gantry.address.MoveEnds;
import io.gantry.move.certificate.Certificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a certificate, and what a store holds against it. */
@Command(
    name = "check",
    description = {
      "Check the signature of a certificate, and a store against it.",
      "Without --against nothing is opened. Known is the key of this GANTRY_HOME, and those that",
      "--trust names. An ADDRESS is " + MoveEnds.ADDRESSES + ".",
      "Ends with 5 when it is not genuine, or the store holds something else."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./gantry certificate check data/moves/0123456789abcdef.json",
      "  ./gantry certificate check proof.json --against active --trust FINGERPRINT"
    })
final class CertificateCheckCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "The certificate.")
  Path file = Path.of("");

  @Option(names = "--against", paramLabel = "ADDRESS", description = "A store or an archive.")
  @Nullable String against;

  @Option(names = "--version", paramLabel = "N", description = "Its schema version.")
  @Nullable Integer version;

  @Option(names = "--trust", paramLabel = "FINGERPRINT", description = "A key that may sign.")
  Set<String> trusted = Set.of();

  CertificateCheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    CertificateSteps steps = new CertificateSteps(surroundings);
    Certificate certificate = CertificateSteps.read(file);
    ExitCode alone = steps.check(certificate, trusted, file);
    return (alone != ExitCode.OK || against == null
            ? alone
            : steps.checkStore(certificate.statement(), against, version))
        .number();
  }
}
