package io.gantry.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Reads the files that hold settings. A file that is absent is no error, an unreadable one is. */
final class ConfigFiles {

  /** Longer ones are not settings: somebody pointed to a wrong folder. */
  private static final long MAX_SECRET_BYTES = 64 * 1024;

  private ConfigFiles() {}

  /** One file per setting; names that are no setting belong to others and are passed over. */
  static ConfigSource secrets(Path folder) {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      if (!Files.isDirectory(folder)) {
        throw new IOException("no folder");
      }
      for (Setting setting : Setting.values()) {
        Path file = folder.resolve(setting.name());
        if (Files.isRegularFile(file) && Files.size(file) <= MAX_SECRET_BYTES) {
          values.put(setting.name(), Files.readString(file));
        }
      }
    } catch (IOException unreadable) {
      throw unreadable(Setting.GANTRY_SECRETS, folder, "a folder that can be read");
    }
    return new ConfigSource(folder.toString(), values, false);
  }

  /** Lines of {@code KEY=value}; {@code export}, quotes around the value and {@code #} lines. */
  static Optional<ConfigSource> dotEnv(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ConfigSource(file.toString(), lines(Files.readAllLines(file)), true));
    } catch (IOException unreadable) {
      throw unreadable(Setting.GANTRY_HOME, file, "a .env file in UTF-8 that can be read");
    }
  }

  /** A Java properties file in UTF-8. */
  static Optional<ConfigSource> properties(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw unreadable(Setting.GANTRY_HOME, file, "a properties file in UTF-8 that can be read");
    }
    Map<String, String> values = new LinkedHashMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return Optional.of(new ConfigSource(file.toString(), values, true));
  }

  private static Map<String, String> lines(List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index).strip().replaceFirst("^export\\s+", "");
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        values.put(line.substring(0, equals).strip(), unquoted(line.substring(equals + 1).strip()));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        // named by its number: the line may be a part of a secret
        values.put("line " + (index + 1), "");
      }
    }
    return values;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static ConfigException unreadable(Setting setting, Path file, String expected) {
    return new ConfigException(
        List.of(
            new ConfigProblem(
                setting.name(), file.toString(), expected, setting.example(), "file")));
  }
}
