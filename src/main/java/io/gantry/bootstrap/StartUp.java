package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.bootstrap.Preparation.Outcome;
import io.gantry.config.LoadedConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the application up. */
@Singleton
public class StartUp {

  /** A database that neither works nor fails for so long, or a long change of its tables. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);

  private final LoadedConfig config;
  private final ActiveStore store;
  private final Seed seed;
  private final Background background;
  private final Housekeeping housekeeping;

  @Inject
  StartUp(
      LoadedConfig config,
      ActiveStore store,
      Seed seed,
      Background background,
      Housekeeping housekeeping) {
    this.config = requireNonNull(config, "config");
    this.store = requireNonNull(store, "store");
    this.seed = requireNonNull(seed, "seed");
    this.background = requireNonNull(background, "background");
    this.housekeeping = requireNonNull(housekeeping, "housekeeping");
  }

  /**
   * Prepares the store, or sees to it that this happens later, and tells people where everything
   * is.
   *
   * @throws RuntimeException when the server must not run
   */
  void run() {
    Outcome outcome = await(new Preparation(store, seed, background).start());
    housekeeping.start();
    LOG.info("{}", Banner.text(config, outcome));
  }

  private static Outcome await(CompletableFuture<Outcome> first) {
    try {
      return first.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      return new Outcome.Away("it is still being prepared");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("The start was interrupted");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed);
    }
  }
}
