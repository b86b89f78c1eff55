package io.gantry.bootstrap;

import io.gantry.bootstrap.Preparation.Outcome;
import io.gantry.config.Exposure;
import io.gantry.config.GantryConfig;
import io.gantry.config.LoadedConfig;
import java.util.ArrayList;
import java.util.List;

/** What the start log tells people: where the server is, where the data is, how to sign in. */
final class Banner {

  private Banner() {}

  /** The text, of several lines. */
  static String text(LoadedConfig loaded, Outcome outcome) {
    GantryConfig config = loaded.config();
    List<String> lines = new ArrayList<>();
    lines.add(headline(outcome));
    lines.add(line("Address", config.server().url() + "  (API at /api, described at /api-docs)"));
    lines.add(line("Store", config.database().label()));
    lines.add(line("Mode", config.environment().label()));
    lines.addAll(signIn(config, outcome));
    warnings(loaded).forEach(warning -> lines.add(line("Warning", warning)));
    return String.join("\n", lines);
  }

  private static String headline(Outcome outcome) {
    if (outcome instanceof Outcome.Away away) {
      return "Gantry is up, but its store is away and will be tried again: " + away.reason();
    }
    return "Gantry is ready";
  }

  private static List<String> signIn(GantryConfig config, Outcome outcome) {
    if (!config.database().schemaVersion().hasSignIn()) {
      return List.of(line("Sign in", "nobody does: this version has no users, all is open"));
    }
    if (outcome instanceof Outcome.Ready ready && !ready.signIns().isEmpty()) {
      return ready.signIns().stream().map(line -> line("Sign in", line)).toList();
    }
    return List.of(line("Sign in", "POST /api/auth/login with an account of yours"));
  }

  private static List<String> warnings(LoadedConfig loaded) {
    List<String> warnings = new ArrayList<>(loaded.warnings());
    String host = loaded.config().server().host();
    Exposure.warning(loaded.config().server(), loaded.config().database()).ifPresent(warnings::add);
    boolean hasUsers = loaded.config().database().schemaVersion().hasSignIn();
    if (loaded.config().isDevelopment() && hasUsers && !Exposure.isLoopback(host)) {
      warnings.add(
          "development mode on "
              + host
              + ": accounts of known passwords can be reached from outside;"
              + " set ENVIRONMENT=production");
    }
    return warnings;
  }

  private static String line(String label, String text) {
    return "  %-8s %s".formatted(label, text);
  }
}
