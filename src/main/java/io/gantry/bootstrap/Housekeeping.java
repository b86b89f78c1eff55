package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Tenant;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes expired sign-ins and idempotent answers now and then. A round is made of small calls, so
 * that requests are never kept waiting for long; what a round leaves is for the next one.
 */
@Singleton
public class Housekeeping {

  static final int BATCH = 500;

  /** Per tenant and kind in one round. */
  static final int MAX_BATCHES = 20;

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private static final Duration INTERVAL = Duration.ofMinutes(30);

  private final Store store;
  private final Clock clock;
  private final Background background;

  @Inject
  public Housekeeping(Store store, Clock clock, Background background) {
    this.store = requireNonNull(store, "store");
    this.clock = requireNonNull(clock, "clock");
    this.background = requireNonNull(background, "background");
  }

  void start() {
    background.after(pause(), this::roundAndAgain);
  }

  private void roundAndAgain() {
    try {
      round();
    } catch (StoreException.Unavailable away) {
      LOG.debug("No housekeeping while the store is away", away);
    } finally {
      start();
    }
  }

  /**
   * Goes through all tenants once.
   *
   * @return how many records it removed
   */
  int round() {
    TenantAccess access = TenantAccess.acrossAllTenants("removal of what expired");
    PageRequest request = PageRequest.oldestFirst(PageRequest.MAX_LIMIT);
    int removed = 0;
    while (true) {
      Page<Tenant> page = store.tenants(access).list(request);
      for (Tenant tenant : page.items()) {
        removed += clean(store.workspace(tenant.id()));
      }
      if (page.nextCursor() == null) {
        return removed;
      }
      request = request.after(page.nextCursor());
    }
  }

  private int clean(Workspace workspace) {
    Instant now = clock.instant();
    return drain(limit -> workspace.refreshTokens().deleteExpired(now, limit))
        + drain(limit -> workspace.idempotentAnswers().deleteExpired(now, limit));
  }

  private static int drain(IntUnaryOperator deletion) {
    int removed = 0;
    for (int batch = 0; batch < MAX_BATCHES; batch++) {
      int count = deletion.applyAsInt(BATCH);
      removed += count;
      if (count < BATCH) {
        return removed;
      }
    }
    return removed;
  }

  /** Half to one and a half of the interval, so that many servers do not come at the same time. */
  private static Duration pause() {
    long half = INTERVAL.toMillis() / 2;
    return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(2 * half));
  }
}
