package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.api.moves.ServerMoves;
import io.gantry.bootstrap.Preparation.Outcome;
import io.gantry.config.Exposure;
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

  /** For a database that is there: its tables may need a long change. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For one that does not answer, which would only be waited for. */
  private static final Duration SHORT_PATIENCE = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);

  private final LoadedConfig config;
  private final ActiveStore store;
  private final SchemaGuard guard;
  private final Seed seed;
  private final Background background;
  private final Housekeeping housekeeping;
  private final StoreSwitch storeSwitch;
  private final ServerFile serverFile;
  private final ServerMoves moves;

  @Inject
  StartUp(
      LoadedConfig config,
      ActiveStore store,
      SchemaGuard guard,
      Seed seed,
      Background background,
      Housekeeping housekeeping,
      StoreSwitch storeSwitch,
      ServerFile serverFile,
      ServerMoves moves) {
    this.config = requireNonNull(config, "config");
    this.store = requireNonNull(store, "store");
    this.guard = requireNonNull(guard, "guard");
    this.seed = requireNonNull(seed, "seed");
    this.background = requireNonNull(background, "background");
    this.housekeeping = requireNonNull(housekeeping, "housekeeping");
    this.storeSwitch = requireNonNull(storeSwitch, "storeSwitch");
    this.serverFile = requireNonNull(serverFile, "serverFile");
    this.moves = requireNonNull(moves, "moves");
  }

  /**
   * Prepares the store, or sees to it that this happens later, and tells people where everything
   * is.
   *
   * @throws RuntimeException when the server must not run
   */
  void run() {
    Exposure.require(config.config().server(), config.config().database());
    CompletableFuture<Outcome> preparation =
        new Preparation(store.current(), config.config(), guard, seed, background).start();
    Outcome outcome = await(preparation, store.health().connected() ? PATIENCE : SHORT_PATIENCE);
    housekeeping.start();
    storeSwitch.start();
    moves.resume();
    serverFile.write();
    LOG.info("{}", Banner.text(config, outcome));
  }

  private static Outcome await(CompletableFuture<Outcome> first, Duration patience) {
    try {
      return first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      return new Outcome.Away("it does not answer, or its tables are still being changed");
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
