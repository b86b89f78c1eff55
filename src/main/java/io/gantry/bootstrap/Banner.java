package io.gantry.bootstrap;

import io.gantry.bootstrap.Preparation.Outcome;
import io.gantry.config.Database;
import io.gantry.config.GantryConfig;
import io.gantry.config.LoadedConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the start log tells people: where the server is, where the data is, how to sign in. */
final class Banner {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

  private Banner() {}

  /** The text, of several lines. */
  static String text(LoadedConfig loaded, Outcome outcome) {
    GantryConfig config = loaded.config();
    List<String> lines = new ArrayList<>();
    lines.add(headline(outcome));
    lines.add(line("Address", config.server().url() + "  (API at /api, described at /api-docs)"));
    lines.add(line("Store", store(config.database())));
    lines.add(line("Mode", config.environment().label()));
    lines.addAll(signIn(outcome));
    warnings(loaded).forEach(warning -> lines.add(line("Warning", warning)));
    return String.join("\n", lines);
  }

  /** The store in one line without secrets. */
  static String store(Database database) {
    return database.provider().label()
        + ", schema version "
        + database.schemaVersion().number()
        + ", "
        + database.place();
  }

  private static String headline(Outcome outcome) {
    if (outcome instanceof Outcome.Away away) {
      return "Gantry is up, but its store is away and will be tried again: " + away.reason();
    }
    return "Gantry is ready";
  }

  private static List<String> signIn(Outcome outcome) {
    if (outcome instanceof Outcome.Ready ready && !ready.signIns().isEmpty()) {
      return ready.signIns().stream().map(line -> line("Sign in", line)).toList();
    }
    return List.of(line("Sign in", "POST /api/auth/login with an account of yours"));
  }

  private static List<String> warnings(LoadedConfig loaded) {
    List<String> warnings = new ArrayList<>(loaded.warnings());
    String host = loaded.config().server().host();
    if (loaded.config().isDevelopment() && !LOOPBACK.contains(host)) {
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
