package io.gantry.cli;

import io.gantry.address.Stores;
import io.gantry.config.Database;
import io.gantry.store.Store;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreCheck.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checks of a store, and how they ended. */
record Verification(Database database, List<StoreCheck> checks) {

  Verification {
    checks = List.copyOf(checks);
  }

  static Verification of(Stores stores, Database database) {
    try (Store store = stores.open(database)) {
      return new Verification(database, store.administration().checks());
    }
  }

  ExitCode exitCode() {
    if (has(Outcome.DENIED)) {
      return ExitCode.CREDENTIALS;
    }
    return has(Outcome.FAILED) ? ExitCode.FAILURE : ExitCode.OK;
  }

  private boolean has(Outcome outcome) {
    return checks.stream().anyMatch(check -> check.outcome() == outcome);
  }

  /** One for each check, and one for each remedy. */
  List<String> lines(Terminal terminal) {
    List<String> lines = new ArrayList<>();
    for (StoreCheck check : checks) {
      lines.add(mark(terminal, check) + "  " + check.name() + ": " + check.detail());
      if (check.remedy() != null) {
        lines.add("         remedy: " + check.remedy());
      }
    }
    return lines;
  }

  private static String mark(Terminal terminal, StoreCheck check) {
    String label = "%-7s".formatted(label(check.outcome()));
    return switch (check.outcome()) {
      case OK -> terminal.good(label);
      case DENIED, FAILED -> terminal.bad(label);
      case SKIPPED -> label;
    };
  }

  private static String label(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  Map<String, @Nullable Object> json(boolean active) {
    return Json.object(
        "store", Describe.storeJson(database, active),
        "ok", exitCode() == ExitCode.OK,
        "checks", checks.stream().map(Verification::json).toList());
  }

  private static Map<String, @Nullable Object> json(StoreCheck check) {
    return Json.object(
        "name", check.name(),
        "outcome", label(check.outcome()),
        "detail", check.detail(),
        "remedy", check.remedy());
  }
}
