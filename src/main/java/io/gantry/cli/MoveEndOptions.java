package io.gantry.cli;

import io.gantry.address.MoveEnds;
import io.gantry.address.OtherForm;
import io.gantry.address.Targets;
import io.gantry.move.MoveOptions;
import io.gantry.move.MoveRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say between which ends. */
final class MoveEndOptions {

  @Option(names = "--from", required = true, paramLabel = "ADDRESS", description = "The source.")
  String from = "";

  @Option(names = "--to", required = true, paramLabel = "ADDRESS", description = "The target.")
  String to = "";

  @Option(
      names = "--from-version",
      paramLabel = "N",
      description = "Schema version of the source, where it does not tell.")
  @Nullable Integer fromVersion;

  @Option(
      names = "--to-version",
      paramLabel = "N",
      description = "Schema version of the target; otherwise what is there, or the newest.")
  @Nullable Integer toVersion;

  /** Finds both ends and names them. */
  MoveRequest request(Surroundings surroundings, Targets targets, MoveOptions options) {
    MoveEnds ends = new MoveEnds(surroundings.stores(), targets);
    MoveRequest request =
        new MoveRequest(
            ends.source(from, fromVersion, options.tenant()), ends.target(to, toVersion), options);
    surroundings.terminal().say("From  " + request.source().label());
    surroundings.terminal().say("To    " + request.target().label());
    if (OtherForm.ARCHIVE.fits(to)) {
      surroundings
          .terminal()
          .say("An archive holds password hashes and keys as they are: guard it.");
    }
    return request;
  }
}
