package io.gantry.cli;

import io.gantry.address.StoreChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which store a command is about; without any it is the active one. */
final class StoreOptions {

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "Schema version, 1 to 8 as the command list shows.")
  @Nullable Integer version;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "sqlite, postgresql or dynamodb; told from version and URL otherwise.")
  @Nullable String provider;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = {
        "Where the store is: sqlite:PATH, postgresql://USER@HOST/DATABASE",
        "or dynamodb:[REGION/]NAME[?endpoint=ADDRESS]; from the settings otherwise.",
        "A password is better put into POSTGRES_PASSWORD."
      })
  @Nullable String url;

  /** Whether the options leave it open which store is meant. */
  boolean areEmpty() {
    return version == null && provider == null && url == null;
  }

  /**
   * What they say.
   *
   * @throws CommandFailure with {@link ExitCode#USAGE} when they do not say enough
   */
  StoreChoice choice() {
    if (url != null && version == null && !url.matches("(jdbc:)?postgres.*")) {
      throw new CommandFailure(
          ExitCode.USAGE, "--url needs --version here", "say which layout lies there: --version N");
    }
    return new StoreChoice(version, provider, url);
  }
}
