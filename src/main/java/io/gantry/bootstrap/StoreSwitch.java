package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.address.Stores;
import io.gantry.config.ActiveFile;
import io.gantry.config.ConfigException;
import io.gantry.config.Database;
import io.gantry.config.Exposure;
import io.gantry.config.LoadedConfig;
import io.gantry.signin.UnsafeStartException;
import io.gantry.store.PendingSwitch;
import io.gantry.store.PendingSwitch.State;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.SwitchStatus;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the file {@code active.properties}: when somebody wrote it, the configuration is read
 * anew, and when that names another store, this one is prepared and takes the place of the active
 * one. As long as it cannot, the active one goes on; of the configuration nothing but the store is
 * taken.
 */
@Singleton
public class StoreSwitch implements SwitchStatus {

  static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(StoreSwitch.class);

  /** Of its own: changing tables may take long. */
  private final Background background = new Background();

  private final ActiveStore active;
  private final Stores stores;
  private final SchemaGuard guard;
  private final Seed seed;
  private final LoadedConfig started;
  private final ConfigReading configuration;
  private final Path file;
  private volatile Database chosen;
  private FileStamp seen;
  private Duration pause = FIRST_PAUSE;
  private @Nullable Long retryNanos;
  private volatile @Nullable PendingSwitch pending;

  @Inject
  StoreSwitch(
      ActiveStore active,
      Stores stores,
      SchemaGuard guard,
      Seed seed,
      LoadedConfig started,
      ConfigReading configuration) {
    this.active = requireNonNull(active, "active");
    this.stores = requireNonNull(stores, "stores");
    this.guard = requireNonNull(guard, "guard");
    this.seed = requireNonNull(seed, "seed");
    this.started = requireNonNull(started, "started");
    this.configuration = requireNonNull(configuration, "configuration");
    this.file = started.config().home().resolve(ActiveFile.NAME);
    this.chosen = started.config().database();
    this.seen = FileStamp.NEVER;
  }

  /** Where the active store is. */
  Database served() {
    return chosen;
  }

  void start() {
    background.after(INTERVAL, this::lookAndAgain);
  }

  private void lookAndAgain() {
    try {
      look();
    } finally {
      start();
    }
  }

  @Override
  public Optional<PendingSwitch> pending() {
    return Optional.ofNullable(pending);
  }

  /** Does what the file asks for, when it was written since the last look or a retry is due. */
  void look() {
    FileStamp now = FileStamp.of(file);
    if (!now.equals(seen)) {
      seen = now;
      pause = FIRST_PAUSE;
      follow();
    } else if (retryNanos != null && System.nanoTime() - retryNanos >= 0) {
      follow();
    }
  }

  private void follow() {
    retryNanos = null;
    try {
      LoadedConfig wanted = configuration.read();
      if (wanted.config().database().equals(chosen)) {
        pending = null;
        return;
      }
      Exposure.require(started.config().server(), wanted.config().database());
      change(wanted);
    } catch (StoreException.Unavailable | StoreException.OutcomeUnknown away) {
      failed(away);
      retryNanos = System.nanoTime() + pause.toNanos();
      pause = longer(pause);
    } catch (RuntimeException hopeless) {
      failed(hopeless);
    }
  }

  private void change(LoadedConfig wanted) {
    Database database = wanted.config().database();
    String name = database.label();
    if (pending == null) {
      pending = new PendingSwitch(State.UNDER_WAY, "Preparing " + name);
      LOG.info("Switching to {}", name);
    }
    Store store = stores.open(database);
    List<String> signIns = prepared(store, wanted);
    active.replace(store);
    chosen = database;
    pending = null;
    LOG.info("Switched to {}", name);
    signIns.forEach(line -> LOG.info("Sign in: {}", line));
    Exposure.warning(started.config().server(), database).ifPresent(LOG::warn);
  }

  /** The store is closed when it cannot be used. */
  private List<String> prepared(Store store, LoadedConfig wanted) {
    boolean usable = false;
    try {
      guard.prepare(wanted.config(), store);
      List<String> signIns = seed.plant(wanted.config(), store);
      usable = true;
      return signIns;
    } finally {
      if (!usable) {
        store.close();
      }
    }
  }

  /** Told once, however often it is tried. */
  private void failed(RuntimeException failure) {
    String detail = "The store is not switched. " + failure.getMessage();
    PendingSwitch before = pending;
    pending = new PendingSwitch(State.FAILED, detail);
    if (before != null && before.detail().equals(detail)) {
      return;
    }
    if (failure instanceof StoreException
        || failure instanceof ConfigException
        || failure instanceof UnsafeStartException) {
      LOG.error("{} The one before goes on", detail);
    } else {
      LOG.error("{} The one before goes on", detail, failure);
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  @PreDestroy
  public void close() {
    background.close();
  }
}
