package io.gantry.bootstrap;

import io.gantry.common.Ids;
import io.gantry.config.ConfigSources;
import io.gantry.config.GantryConfig;
import io.gantry.config.LoadedConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The configuration, and the sources of time and of ids: read and made once. */
@Singleton
public class ConfigBeans {

  /**
   * @throws io.gantry.config.ConfigException when the configuration has errors
   */
  @Produces
  @Singleton
  public LoadedConfig loadedConfig() {
    return LoadedConfig.load(ConfigSources.ofProcess());
  }

  /** Of a running server: what was written since its start is in it. */
  @Produces
  @Singleton
  public ConfigReading reading() {
    return () -> LoadedConfig.load(ConfigSources.ofProcess());
  }

  @Produces
  @Singleton
  public GantryConfig config(LoadedConfig loaded) {
    return loaded.config();
  }

  @Produces
  @Singleton
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  public Ids ids(Clock clock) {
    return new Ids(clock);
  }
}
