package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Tenant;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.StoreLease;
import io.gantry.store.StoreLeases;
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

  private final StoreLeases leases;
  private final Clock clock;
  private final Background background;

  @Inject
  public Housekeeping(StoreLeases leases, Clock clock, Background background) {
    this.leases = requireNonNull(leases, "leases");
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
    try (StoreLease lease = leases.take()) {
      return round(lease.store());
    }
  }

  private int round(Store store) {
    TenantAccess access = TenantAccess.acrossAllTenants("removal of what expired");
    PageRequest request = PageRequest.oldestFirst(PageRequest.MAX_LIMIT);
    int removed = 0;
    while (true) {
      Page<Tenant> page = store.tenants(access).list(request);
      for (Tenant tenant : page.items()) {
        removed += clean(store.schemaVersion(), store.workspace(tenant.id()));
      }
      if (page.nextCursor() == null) {
        return removed;
      }
      request = request.after(page.nextCursor());
    }
  }

  private int clean(SchemaVersion version, Workspace workspace) {
    Instant now = clock.instant();
    int tokens =
        version.has(EntityKind.REFRESH_TOKEN)
            ? drain(limit -> workspace.refreshTokens().deleteExpired(now, limit))
            : 0;
    int answers =
        version.has(EntityKind.IDEMPOTENT_ANSWER)
            ? drain(limit -> workspace.idempotentAnswers().deleteExpired(now, limit))
            : 0;
    return tokens + answers;
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
