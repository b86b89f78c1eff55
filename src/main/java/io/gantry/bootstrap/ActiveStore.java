package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.account.TenantRepository;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreLease;
import io.gantry.store.StoreLeases;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store that requests work on. Another one can take its place at any moment: a thread that
 * {@linkplain #take took hold} of a store goes on with that one until it gives it back, and only
 * then is a replaced store closed. Requests that take too long are not waited for; work that
 * {@linkplain #keep said so} is.
 */
final class ActiveStore implements Store, StoreLeases {

  /** How long a replaced store is kept for requests that are not done with it. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(ActiveStore.class);

  private static final Executor CLOSER =
      work -> {
        Thread thread = new Thread(work, "gantry-store-closer");
        thread.setDaemon(true);
        thread.start();
      };

  private final ThreadLocal<Hold> holds = new ThreadLocal<>();
  private final Set<Opening> retired = ConcurrentHashMap.newKeySet();
  private final Duration patience;
  private volatile Opening current;

  ActiveStore(Store store) {
    this(store, PATIENCE);
  }

  ActiveStore(Store store, Duration patience) {
    this.patience = requireNonNull(patience, "patience");
    this.current = new Opening(store, 1);
  }

  /** The store that new requests get. */
  Opening current() {
    return current;
  }

  /**
   * Gives new requests this store, which is ready, and closes the one before when nobody works on
   * it any more.
   */
  synchronized void replace(Store store) {
    Opening before = current;
    Opening next = new Opening(store, before.generation() + 1);
    next.door().open();
    current = next;
    retired.add(before);
    CompletableFuture<Void> idle = before.retire();
    CompletableFuture<Void> late =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
            .thenCompose(over -> before.guestless());
    CompletableFuture<Void> unused =
        CompletableFuture.anyOf(idle, late).thenRunAsync(() -> end(before, !idle.isDone()), CLOSER);
  }

  /**
   * Tells openings apart: what was remembered of one store must not be taken for true in another.
   */
  long generation() {
    Hold hold = holds.get();
    return (hold == null ? current : hold.opening).generation();
  }

  @Override
  public StoreLease take() {
    Hold hold = holds.get();
    if (hold != null) {
      return new Again(hold.store());
    }
    while (true) {
      Opening opening = current;
      if (opening.enter()) {
        Hold first = new Hold(opening);
        holds.set(first);
        return first;
      }
    }
  }

  @Override
  public StoreLease keep() {
    StoreLease unused = take();
    Hold hold = holds.get();
    hold.isOver = true;
    holds.remove();
    hold.opening.stay();
    return new Kept(hold.opening);
  }

  @Override
  public Provider provider() {
    return ask(Store::provider);
  }

  @Override
  public SchemaVersion schemaVersion() {
    return ask(Store::schemaVersion);
  }

  @Override
  public void prepare() {
    held().prepare();
  }

  @Override
  public StoreHealth health() {
    return ask(Store::health);
  }

  @Override
  public StoreAdministration administration() {
    return held().administration();
  }

  @Override
  public Workspace workspace(TenantId tenant) {
    return held().workspace(tenant);
  }

  @Override
  public TenantRepository tenants(TenantAccess access) {
    return held().tenants(access);
  }

  @Override
  public BulkReader bulkReader(TenantAccess access) {
    return held().bulkReader(access);
  }

  @Override
  public BulkWriter bulkWriter(TenantAccess access, BulkLoad load) {
    return held().bulkWriter(access, load);
  }

  @Override
  public void close() {
    retired.forEach(opening -> end(opening, false));
    current.door().close();
  }

  private <T> T ask(Function<Store, T> question) {
    try (StoreLease lease = take()) {
      return question.apply(lease.store());
    }
  }

  /** The store of this thread: without a hold it could be closed in the midst of the work. */
  private Store held() {
    Hold hold = holds.get();
    if (hold == null) {
      throw new IllegalStateException("This thread has no hold of the store");
    }
    return hold.store();
  }

  private void end(Opening opening, boolean late) {
    if (!retired.remove(opening)) {
      return;
    }
    if (late) {
      LOG.warn("The store before is closed although requests still work on it");
    }
    try {
      opening.door().close();
      LOG.info("The store before is closed");
    } catch (RuntimeException failure) {
      LOG.error("The store before could not be closed", failure);
    }
  }

  /** The first hold of a thread. */
  private final class Hold implements StoreLease {

    private final Opening opening;
    private boolean isOver;

    private Hold(Opening opening) {
      this.opening = opening;
    }

    @Override
    public Store store() {
      return opening.door();
    }

    @Override
    public void close() {
      if (!isOver) {
        isOver = true;
        holds.remove();
        opening.leave();
      }
    }
  }

  /** A hold of no thread. */
  private static final class Kept implements StoreLease {

    private final Opening opening;
    private final AtomicBoolean isOver = new AtomicBoolean();

    private Kept(Opening opening) {
      this.opening = opening;
    }

    @Override
    public Store store() {
      return opening.door();
    }

    @Override
    public void close() {
      if (isOver.compareAndSet(false, true)) {
        opening.leaveAtLast();
      }
    }
  }

  /** What a thread gets that has a hold already. */
  private record Again(Store store) implements StoreLease {

    @Override
    public void close() {
      // The first hold decides.
    }
  }
}
