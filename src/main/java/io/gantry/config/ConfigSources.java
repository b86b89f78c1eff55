package io.gantry.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * All places that settings come from, the strongest first: system properties, environment, the
 * folder {@code GANTRY_SECRETS}, then {@code .env} and {@code gantry.properties} in {@code
 * GANTRY_HOME}.
 */
public record ConfigSources(List<ConfigSource> sources) {

  public ConfigSources {
    sources = List.copyOf(sources);
  }

  /** A value and where it came from. */
  record Found(String value, String source) {}

  /**
   * What this process was started with.
   *
   * @throws ConfigException when a file is there and cannot be read
   */
  public static ConfigSources ofProcess() {
    return of(properties(System.getProperties()), System.getenv());
  }

  /**
   * The given properties and environment, and the files that they point to.
   *
   * @throws ConfigException when a file is there and cannot be read
   */
  public static ConfigSources of(Map<String, String> properties, Map<String, String> environment) {
    requireNonNull(properties, "properties");
    requireNonNull(environment, "environment");
    List<ConfigSource> sources = new ArrayList<>();
    sources.add(new ConfigSource("system property", properties, false));
    sources.add(new ConfigSource("environment", environment, false));
    ConfigSources start = new ConfigSources(sources);
    start.path(Setting.GANTRY_SECRETS).map(ConfigFiles::secrets).ifPresent(sources::add);
    Path home = start.path(Setting.GANTRY_HOME).orElseThrow();
    ConfigFiles.dotEnv(home.resolve(".env")).ifPresent(sources::add);
    ConfigFiles.properties(home.resolve("gantry.properties")).ifPresent(sources::add);
    return new ConfigSources(sources);
  }

  /** These values alone: no environment, no files. */
  public static ConfigSources of(Map<String, String> values) {
    return new ConfigSources(List.of(new ConfigSource("given", values, false)));
  }

  Optional<Found> find(Setting setting) {
    return sources.stream()
        .filter(source -> !source.value(setting).isEmpty())
        .map(source -> new Found(source.value(setting), source.name()))
        .findFirst();
  }

  private Optional<Path> path(Setting setting) {
    return find(setting).map(Found::value).or(setting::defaultText).map(Path::of);
  }

  private static Map<String, String> properties(Properties properties) {
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, "")));
  }
}
