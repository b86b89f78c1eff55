package io.gantry.bootstrap;

import io.gantry.config.LoadedConfig;

/** Reads the configuration as it is now. */
@FunctionalInterface
public interface ConfigReading {

  /**
   * @throws io.gantry.config.ConfigException when it has errors
   */
  LoadedConfig read();
}
