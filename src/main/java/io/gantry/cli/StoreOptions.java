package io.gantry.cli;

import io.gantry.config.Setting;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import java.util.EnumMap;
import java.util.Map;
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

  /** The options as settings, which {@code config} checks. */
  Map<Setting, String> asSettings() {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    if (version != null) {
      settings.put(Setting.SCHEMA_VERSION, String.valueOf(version));
    }
    if (provider != null) {
      settings.put(Setting.DATABASE_PROVIDER, provider);
    }
    if (url != null) {
      settings.put(Setting.DATABASE_URL, url);
    }
    return settings;
  }

  /**
   * Refuses what no store can be.
   *
   * @throws CommandFailure with {@link ExitCode#USAGE}
   */
  void check() {
    if (version != null && SchemaVersion.ofNumber(version).isEmpty()) {
      throw usage("There is no schema version " + version, "versions are 1 to 8: ./gantry list");
    }
    if (provider != null && Provider.ofLabel(provider).isEmpty()) {
      throw usage("There is no provider " + provider, "use one of " + Provider.labels());
    }
    if (url != null && version == null && !url.matches("(jdbc:)?postgres.*")) {
      throw usage("--url needs --version here", "say which layout lies there: --version N");
    }
  }

  private static CommandFailure usage(String message, String hint) {
    return new CommandFailure(ExitCode.USAGE, message, hint);
  }
}
