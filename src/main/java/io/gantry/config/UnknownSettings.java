package io.gantry.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds keys that look as if they were meant for Gantry and are no setting. */
final class UnknownSettings {

  private static final String PREFIX = "GANTRY_";

  /** Of the launcher, which speaks with itself and with the server by them. */
  private static final List<String> LAUNCHER =
      List.of(
          "GANTRY_JAVA_OPTIONS",
          "GANTRY_NO_BUILD",
          "gantry.server",
          "gantry.host",
          "gantry.root",
          "gantry.terminal",
          "gantry.debug",
          StartMark.PROPERTY,
          StartMark.FAILURE);

  /** A typing error or two; more is another word. */
  private static final int MAX_DISTANCE = 3;

  private UnknownSettings() {}

  static List<String> warnings(ConfigSources sources) {
    return sources.sources().stream().flatMap(UnknownSettings::warnings).toList();
  }

  private static Stream<String> warnings(ConfigSource source) {
    return source.values().keySet().stream()
        .filter(key -> Setting.ofKey(key).isEmpty() && !LAUNCHER.contains(key))
        .filter(key -> source.exclusive() || normal(key).startsWith(PREFIX))
        .sorted()
        .map(key -> key + " (" + source.name() + ") is no setting and has no effect" + hint(key));
  }

  private static String hint(String key) {
    String wanted = normal(key);
    String bare = wanted.startsWith(PREFIX) ? wanted.substring(PREFIX.length()) : wanted;
    return closest(bare)
        .or(() -> closest(wanted))
        .map(setting -> "; did you mean " + setting + "?")
        .orElse("");
  }

  private static Optional<Setting> closest(String key) {
    return Arrays.stream(Setting.values())
        .filter(
            setting -> distance(key, setting.name()) <= Math.min(MAX_DISTANCE, key.length() / 3))
        .min(Comparator.comparingInt(setting -> distance(key, setting.name())));
  }

  private static String normal(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** How many letters must be added, removed or changed (Levenshtein). */
  private static int distance(String left, String right) {
    int[] above = new int[right.length() + 1];
    Arrays.setAll(above, column -> column);
    for (int row = 1; row <= left.length(); row++) {
      int[] current = new int[right.length() + 1];
      current[0] = row;
      for (int column = 1; column <= right.length(); column++) {
        int changed = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
        int edited = Math.min(above[column], current[column - 1]) + 1;
        current[column] = Math.min(edited, above[column - 1] + changed);
      }
      above = current;
    }
    return above[right.length()];
  }
}
