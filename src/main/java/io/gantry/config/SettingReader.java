package io.gantry.config;

import io.gantry.common.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads settings one by one and collects what is wrong with them, so that all of it can be told at
 * once. A wrong value reads as the setting's default.
 */
final class SettingReader {

  private static final String HOME_PREFIX = "GANTRY_HOME/";

  private final ConfigSources sources;
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  SettingReader(ConfigSources sources) {
    this.sources = sources;
  }

  List<ConfigProblem> problems() {
    return List.copyOf(problems);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  boolean isSet(Setting setting) {
    return sources.find(setting).isPresent();
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  /** Notes that what the setting says, or that it says nothing, is wrong. */
  void reject(Setting setting, String expected) {
    reject(setting, expected, setting.example());
  }

  void reject(Setting setting, String expected, String example) {
    Optional<ConfigSources.Found> found = sources.find(setting);
    problems.add(
        new ConfigProblem(
            setting.name(),
            found.map(ConfigSources.Found::value).map(setting::mask).orElse(null),
            expected,
            example,
            found.map(ConfigSources.Found::source).orElse(null)));
  }

  /**
   * The value in the form that {@code parser} gives it, or the default; empty when there is
   * neither.
   *
   * @param parser empty for a value that is not of the setting's form
   */
  <T> Optional<T> optional(Setting setting, Function<String, Optional<T>> parser) {
    Optional<String> given = sources.find(setting).map(ConfigSources.Found::value);
    Optional<T> parsed = given.flatMap(parser);
    if (given.isPresent() && parsed.isEmpty()) {
      reject(setting, setting.form());
    }
    return parsed.or(() -> setting.defaultText().flatMap(parser));
  }

  /** As {@link #optional}, for a setting that has a default. */
  <T> T required(Setting setting, Function<String, Optional<T>> parser) {
    return optional(setting, parser).orElseThrow();
  }

  Optional<String> text(Setting setting) {
    return optional(setting, Optional::of);
  }

  Optional<Secret> secret(Setting setting) {
    return text(setting).map(Secret::new);
  }

  int integer(Setting setting, int min, int max) {
    return required(
        setting, text -> Quantities.integer(text).filter(value -> value >= min && value <= max));
  }

  long bytes(Setting setting, long min, long max) {
    return required(
        setting, text -> Quantities.bytes(text).filter(value -> value >= min && value <= max));
  }

  Duration duration(Setting setting, Duration min, Duration max) {
    return required(
        setting,
        text ->
            Quantities.duration(text)
                .filter(value -> value.compareTo(min) >= 0 && value.compareTo(max) <= 0));
  }

  /** For a setting that is {@code true} or {@code false} and has a default. */
  boolean flag(Setting setting) {
    return flag(setting, "true", "false").orElseThrow();
  }

  Optional<Boolean> flag(Setting setting, String yes, String no) {
    return optional(
        setting,
        text ->
            text.equalsIgnoreCase(yes) || text.equalsIgnoreCase(no)
                ? Optional.of(text.equalsIgnoreCase(yes))
                : Optional.empty());
  }

  /** An absolute path; relative ones start at the working directory. */
  Path path(Setting setting) {
    return required(setting, SettingReader::parsePath);
  }

  /** As {@link #path}, where the default is a folder in {@code home}. */
  Path path(Setting setting, Path home) {
    return required(
        setting,
        text ->
            text.startsWith(HOME_PREFIX)
                ? Optional.of(home.resolve(text.substring(HOME_PREFIX.length())))
                : parsePath(text));
  }

  static Optional<Path> parsePath(String text) {
    try {
      return Optional.of(Path.of(text).toAbsolutePath().normalize());
    } catch (InvalidPathException invalid) {
      return Optional.empty();
    }
  }

  /** An address of a web server: scheme, host, perhaps a port, nothing more. */
  Optional<URI> webAddress(Setting setting) {
    return optional(setting, SettingReader::parseWebAddress);
  }

  static Optional<URI> parseWebAddress(String text) {
    try {
      URI uri = new URI(text.replaceFirst("/$", ""));
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean bare = uri.getHost() != null && uri.getRawPath().isEmpty();
      boolean plain =
          uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
      return web && bare && plain ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException invalid) {
      return Optional.empty();
    }
  }
}
