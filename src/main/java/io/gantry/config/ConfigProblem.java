package io.gantry.config;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the configuration.
 *
 * @param key the setting's key
 * @param given what was given, secrets masked; null when nothing was
 * @param expected the expected form, to follow "expected"
 * @param example a value that would do
 * @param source where the value came from; null when nothing was given
 */
public record ConfigProblem(
    String key, @Nullable String given, String expected, String example, @Nullable String source) {

  public ConfigProblem {
    requireNonNull(key, "key");
    requireNonNull(expected, "expected");
    requireNonNull(example, "example");
  }

  /** The problem in one line for people. */
  public String line() {
    String what = given == null ? key + " is missing" : key + "=" + given + " (" + source + ")";
    return what + ": expected " + expected + ", for example " + key + "=" + example;
  }
}
