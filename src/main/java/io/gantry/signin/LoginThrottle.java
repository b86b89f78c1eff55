package io.gantry.signin;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gantry.common.CaseFold;
import io.gantry.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Slows down guessing: ten failed sign-ins for one name from one address within a quarter of an
 * hour, then none is tried until that time is over. Counted in this process alone, and per address
 * so that nobody can lock out another person.
 */
public final class LoginThrottle {

  static final int MAX_FAILURES = 10;
  static final Duration WINDOW = Duration.ofMinutes(15);

  private static final int MAX_COUNTERS = 100_000;

  private final Cache<Key, Failures> counters =
      Caffeine.newBuilder().maximumSize(MAX_COUNTERS).expireAfterWrite(WINDOW).build();

  private final Clock clock;

  private record Key(TenantId tenant, String name, String address) {}

  private record Failures(int count, Instant first) {}

  public LoginThrottle(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * @throws SignInException when there were too many failures
   */
  void check(TenantId tenant, String name, Client client) {
    Failures failures = counters.getIfPresent(key(tenant, name, client));
    if (failures == null || failures.count() < MAX_FAILURES) {
      return;
    }
    Duration left = Duration.between(clock.instant(), failures.first().plus(WINDOW));
    if (left.compareTo(Duration.ZERO) > 0) {
      throw SignInException.tooManyAttempts(left);
    }
  }

  void failed(TenantId tenant, String name, Client client) {
    Instant now = clock.instant();
    counters.asMap().compute(key(tenant, name, client), (key, before) -> next(before, now));
  }

  void succeeded(TenantId tenant, String name, Client client) {
    counters.invalidate(key(tenant, name, client));
  }

  private static Failures next(@Nullable Failures before, Instant now) {
    boolean over = before == null || !now.isBefore(before.first().plus(WINDOW));
    return over ? new Failures(1, now) : new Failures(before.count() + 1, before.first());
  }

  /** What is no login name fails in any case; one counter for all of that keeps memory small. */
  private static Key key(TenantId tenant, String name, Client client) {
    String folded = Accounts.isLoginName(name) ? CaseFold.of(name) : "";
    return new Key(tenant, folded, client.address());
  }
}
