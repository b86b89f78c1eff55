package io.gantry.config;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * One place that settings come from.
 *
 * @param name the place as people know it: {@code environment}, the path of a file
 * @param values its keys and values as they stand there
 * @param exclusive whether only Gantry writes there, so that every unknown key is a mistake
 */
public record ConfigSource(String name, Map<String, String> values, boolean exclusive) {

  public ConfigSource {
    requireNonNull(name, "name");
    values = Map.copyOf(values);
  }

  /** The values of this setting, under either of its names; blank is the same as absent. */
  String value(Setting setting) {
    String value = values.getOrDefault(setting.name(), values.get(setting.property()));
    return value == null ? "" : value.strip();
  }
}
