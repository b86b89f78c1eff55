package io.gantry.cli;

import static java.util.Objects.requireNonNull;

import io.gantry.address.Stores;
import io.gantry.config.ConfigSources;
import java.time.Clock;
import java.util.Map;

/**
 * All that a command sees of the world.
 *
 * @param properties those of the virtual machine
 * @param environment variables
 */
public record Surroundings(
    Map<String, String> properties,
    Map<String, String> environment,
    Terminal terminal,
    Stores stores,
    Clock clock) {

  public Surroundings {
    properties = Map.copyOf(properties);
    environment = Map.copyOf(environment);
    requireNonNull(terminal, "terminal");
    requireNonNull(stores, "stores");
    requireNonNull(clock, "clock");
  }

  /** The same with other stores. */
  Surroundings with(Stores others) {
    return new Surroundings(properties, environment, terminal, others, clock);
  }

  /** Read anew each time: a command may have changed the files. */
  ConfigSources sources() {
    return ConfigSources.of(properties, environment);
  }
}
