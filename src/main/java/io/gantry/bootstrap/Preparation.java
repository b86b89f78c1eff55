package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.config.GantryConfig;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the store ready and opens it: tables first, then the first accounts. While the store is
 * away it tries again in the background, so that servers and databases may be started in any order;
 * once another store took its place it gives up.
 */
final class Preparation {

  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Opening opening;
  private final GantryConfig config;
  private final SchemaGuard guard;
  private final Seed seed;
  private final Background background;
  private final CompletableFuture<Outcome> first = new CompletableFuture<>();

  /** What came of the first attempt. */
  sealed interface Outcome {

    /**
     * The store is open.
     *
     * @param signIns how to sign in with accounts that were made just now
     */
    record Ready(List<String> signIns) implements Outcome {}

    /**
     * The store is not open yet.
     *
     * @param reason for the operator, without secrets
     */
    record Away(String reason) implements Outcome {}
  }

  Preparation(
      Opening opening, GantryConfig config, SchemaGuard guard, Seed seed, Background background) {
    this.opening = requireNonNull(opening, "opening");
    this.config = requireNonNull(config, "config");
    this.guard = requireNonNull(guard, "guard");
    this.seed = requireNonNull(seed, "seed");
    this.background = requireNonNull(background, "background");
  }

  /**
   * Starts to try.
   *
   * @return the outcome of the first attempt; exceptional when trying again cannot help
   */
  CompletableFuture<Outcome> start() {
    attempt(Duration.ZERO, FIRST_PAUSE);
    return first;
  }

  private void attempt(Duration delay, Duration pause) {
    background.after(
        delay,
        () -> {
          if (opening.isRetired()) {
            return;
          }
          try {
            opened(prepare());
          } catch (StoreException.Unavailable | StoreException.OutcomeUnknown away) {
            first.complete(new Outcome.Away(requireNonNull(away.getMessage(), "message")));
            attempt(pause, longer(pause));
          } catch (RuntimeException hopeless) {
            failed(hopeless);
          }
        });
  }

  private List<String> prepare() {
    Store store = opening.door().behind();
    guard.prepare(config, store);
    List<String> signIns = seed.plant(config, store);
    opening.door().open();
    return signIns;
  }

  private void opened(List<String> signIns) {
    if (!first.complete(new Outcome.Ready(signIns))) {
      LOG.info("The store is ready now");
      signIns.forEach(line -> LOG.info("Sign in: {}", line));
    }
  }

  private void failed(RuntimeException hopeless) {
    if (!first.completeExceptionally(hopeless) && !opening.isRetired()) {
      LOG.error("The store cannot be used; correct the cause and start again", hopeless);
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
