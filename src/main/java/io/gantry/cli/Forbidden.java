package io.gantry.cli;

import io.gantry.config.GantryConfig;
import io.gantry.config.Setting;

/** What an installation does not let commands do, with {@code --force} neither. */
final class Forbidden {

  private Forbidden() {}

  static void requireSeedAllowed(GantryConfig config) {
    requireDevelopment(config, "seed");
    require(!config.guards().seedForbidden(), "seed", Setting.DISABLE_SEED_OVERRIDE);
  }

  /** A reset plants data too, but only what was deleted just before. */
  static void requireResetAllowed(GantryConfig config) {
    requireDevelopment(config, "reset");
    require(!config.guards().resetForbidden(), "reset", Setting.DISABLE_DB_RESET);
    require(!config.guards().seedForbidden(), "reset", Setting.DISABLE_SEED_OVERRIDE);
  }

  private static void requireDevelopment(GantryConfig config, String verb) {
    if (!config.isDevelopment()) {
      throw forbidden(verb, "ENVIRONMENT is production");
    }
  }

  private static void require(boolean allowed, String verb, Setting setting) {
    if (!allowed) {
      throw forbidden(verb, setting + " is true");
    }
  }

  private static CommandFailure forbidden(String verb, String reason) {
    return new CommandFailure(
        ExitCode.FAILURE,
        verb + " is forbidden here, because " + reason,
        "it is meant for development; no option overrides this");
  }
}
