package io.gantry.config;

import static java.util.Objects.requireNonNull;

import io.gantry.store.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All places that settings come from, the strongest first: system properties, environment, the
 * folder {@code GANTRY_SECRETS}, then {@code active.properties}, {@code .env} and {@code
 * gantry.properties} in {@code GANTRY_HOME}. Of {@code active.properties} all holds or nothing, see
 * {@link ActiveChoice}.
 */
public final class ConfigSources {

  private final List<ConfigSource> sources;
  private final List<ConfigSource> withoutActive;
  private final @Nullable Overriding overriding;

  private ConfigSources(
      List<ConfigSource> sources,
      List<ConfigSource> withoutActive,
      @Nullable Overriding overriding) {
    this.sources = List.copyOf(sources);
    this.withoutActive = List.copyOf(withoutActive);
    this.overriding = overriding;
  }

  /** A setting that takes the choice of the store away from {@code active.properties}. */
  public record Overriding(Setting setting, String source) {}

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
    List<ConfigSource> strong = new ArrayList<>();
    strong.add(new ConfigSource("system property", properties, false));
    strong.add(new ConfigSource("environment", environment, false));
    path(strong, Setting.GANTRY_SECRETS).map(ConfigFiles::secrets).ifPresent(strong::add);
    Path home = path(strong, Setting.GANTRY_HOME).orElseThrow();
    List<ConfigSource> weak = new ArrayList<>();
    ConfigFiles.dotEnv(home.resolve(".env")).ifPresent(weak::add);
    ConfigFiles.properties(home.resolve("gantry.properties")).ifPresent(weak::add);
    return joined(strong, ActiveFile.in(home), weak);
  }

  /** These values alone: no environment, no files. */
  public static ConfigSources of(Map<String, String> values) {
    List<ConfigSource> given = List.of(new ConfigSource("given", values, false));
    return new ConfigSources(given, given, null);
  }

  private static ConfigSources joined(
      List<ConfigSource> strong, ActiveFile active, List<ConfigSource> weak) {
    List<ConfigSource> withoutActive = Stream.concat(strong.stream(), weak.stream()).toList();
    Overriding overriding = strong.stream().flatMap(ConfigSources::naming).findFirst().orElse(null);
    List<ConfigSource> sources =
        active
            .source()
            .filter(choice -> overriding == null && naming(choice).findAny().isPresent())
            .map(choice -> ActiveChoice.whole(strong, choice, weak))
            .orElse(withoutActive);
    return new ConfigSources(sources, withoutActive, overriding);
  }

  private static Stream<Overriding> naming(ConfigSource source) {
    return ActiveChoice.NAMING.stream()
        .filter(setting -> !source.value(setting).isEmpty())
        .map(setting -> new Overriding(setting, source.name()));
  }

  /**
   * These sources under a choice of a store that wins over all of them, as the options of a command
   * do: nothing that names another store is mixed into it. Settings that say where the stores of a
   * provider are hold, also those that {@code active.properties} hides otherwise.
   *
   * @param name the place of the choice, as people know it
   * @param choice any of provider, address and version
   */
  public ConfigSources withChoice(String name, Map<Setting, String> choice) {
    Map<String, String> values =
        choice.entrySet().stream()
            .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    ConfigSource top = new ConfigSource(name, values, false);
    return new ConfigSources(ActiveChoice.over(withoutActive, top), withoutActive, overriding);
  }

  /** The same as if there were no {@code active.properties}. */
  public ConfigSources withoutActive() {
    return new ConfigSources(withoutActive, withoutActive, overriding);
  }

  /** Those that hold, the strongest first. */
  List<ConfigSource> sources() {
    return sources;
  }

  /**
   * The stronger setting that names the store, so that what {@code active.properties} says or will
   * say has no effect.
   */
  public Optional<Overriding> overriding() {
    return Optional.ofNullable(overriding);
  }

  /** Whether anything says which store is meant; otherwise it is the usual one. */
  public boolean isStoreNamed() {
    return sources.stream().flatMap(ConfigSources::naming).findAny().isPresent();
  }

  /** Whether anything says where the stores of this provider are; a region alone does not. */
  public boolean isPlaced(Provider provider) {
    return ActiveChoice.placing(provider).stream()
        .anyMatch(setting -> find(sources, setting).isPresent());
  }

  /** Where the choice of the store comes from; {@code default} when nobody made one. */
  public String choiceSource() {
    return sources.stream()
        .flatMap(ConfigSources::naming)
        .findFirst()
        .map(Overriding::source)
        .orElse("default");
  }

  Optional<Found> find(Setting setting) {
    return find(sources, setting);
  }

  private static Optional<Found> find(List<ConfigSource> sources, Setting setting) {
    return sources.stream()
        .filter(source -> !source.value(setting).isEmpty())
        .map(source -> new Found(source.value(setting), source.name()))
        .findFirst();
  }

  private static Optional<Path> path(List<ConfigSource> sources, Setting setting) {
    return find(sources, setting).map(Found::value).or(setting::defaultText).map(Path::of);
  }

  private static Map<String, String> properties(Properties properties) {
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, "")));
  }
}
