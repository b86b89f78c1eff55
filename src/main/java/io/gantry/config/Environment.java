package io.gantry.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the installation is for; decides about conveniences that are unsafe in public. */
public enum Environment {
  /** Sign-ins of known password are made in an empty store, tables are made without being asked. */
  DEVELOPMENT,
  /** Nothing is made that the configuration does not name. */
  PRODUCTION;

  /** The name in configuration: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Environment> ofLabel(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equalsIgnoreCase(label)).findFirst();
  }
}
