package io.gantry.cli;

import picocli.CommandLine.Command;

/** The verbs for certificates of moves. */
@Command(
    name = "certificate",
    description = "Look after the certificates of moves.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = CertificateCheckCommand.class,
    footerHeading = "%nExamples:%n",
    footer = "  ./gantry certificate check data/moves/0123456789abcdef.json")
final class CertificateCommand implements Runnable {

  @Override
  public void run() {
    throw new CommandFailure(
        ExitCode.USAGE, "certificate needs a command", "./gantry help certificate lists them");
  }
}
