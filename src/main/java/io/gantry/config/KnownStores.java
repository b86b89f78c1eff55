package io.gantry.config;

import static java.util.Objects.requireNonNull;

import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the stores are that were active once: the file {@code GANTRY_HOME/stores.properties}. It
 * keeps the last one of each version and provider, so that people who switch to a version again
 * find the records that they left there. Only its owner may read it, and like {@code
 * active.properties} it holds a password only where the address that was given had one.
 */
public final class KnownStores {

  /** Its name in {@code GANTRY_HOME}. */
  public static final String NAME = "stores.properties";

  private static final String HEAD =
      "# The stores that were active once, the last of each version; written by ./gantry switch.\n";

  private final Path file;

  private KnownStores(Path file) {
    this.file = file;
  }

  /** Those of the installation in this folder. */
  public static KnownStores in(Path home) {
    return new KnownStores(requireNonNull(home, "home").resolve(NAME));
  }

  public Path path() {
    return file;
  }

  /**
   * The address of the last active store of this version and provider.
   *
   * @throws ConfigException when the file cannot be read
   */
  public Optional<String> address(SchemaVersion version, Provider provider) {
    return Optional.ofNullable(read().get(key(version.number() + "", provider.label())));
  }

  /**
   * Keeps the store that the choice names.
   *
   * @throws IOException when that fails; the file is as it was then
   */
  public void remember(ActiveChoice choice) throws IOException {
    String version = choice.values().get(Setting.SCHEMA_VERSION.name());
    String provider = choice.values().get(Setting.DATABASE_PROVIDER.name());
    String address = choice.values().get(Setting.DATABASE_URL.name());
    if (version == null || provider == null || address == null) {
      return; // People wrote it by hand, and said less than switch does.
    }
    Map<String, String> all = new TreeMap<>(read());
    if (!address.equals(all.put(key(version, provider), address))) {
      PrivateFile.replace(file, text(all));
    }
  }

  private Map<String, String> read() {
    return ConfigFiles.properties(file).map(ConfigSource::values).orElse(Map.of());
  }

  private static String key(String version, String provider) {
    return "v" + version + "." + provider;
  }

  private static String text(Map<String, String> all) {
    return all.entrySet().stream()
        .map(entry -> PrivateFile.line(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("", HEAD, ""));
  }
}
