package io.gantry.api.idempotency;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gantry.store.IdempotentAnswer;
import io.gantry.store.IdempotentAnswerRepository;
import io.gantry.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the idempotent answers of versions that have no place for them, in this process: they end
 * with it, no other process sees them, and beyond {@link #MAX_CHARACTERS} those not used for long
 * are forgotten.
 */
final class ProcessAnswers {

  /** Of all answers together; about twice as many bytes at most. */
  static final long MAX_CHARACTERS = 32L * 1024 * 1024;

  /** What an entry takes besides its answer, roughly. */
  private static final int ENTRY_CHARACTERS = 512;

  private final Cache<Key, IdempotentAnswer> answers;

  private record Key(TenantId tenant, String key) {}

  ProcessAnswers(long maxCharacters, Duration kept) {
    answers =
        Caffeine.newBuilder()
            .maximumWeight(maxCharacters)
            .<Key, IdempotentAnswer>weigher((key, answer) -> characters(answer))
            .expireAfterWrite(kept)
            .build();
  }

  private static int characters(IdempotentAnswer answer) {
    return ENTRY_CHARACTERS + (answer.answer() == null ? 0 : answer.answer().length());
  }

  /** Those of a tenant. */
  IdempotentAnswerRepository of(TenantId tenant) {
    return new Repository(requireNonNull(tenant, "tenant"));
  }

  /** Forgets now what is too much, which happens by itself a little later. */
  void settle() {
    answers.cleanUp();
  }

  private final class Repository implements IdempotentAnswerRepository {

    private final TenantId tenant;

    private Repository(TenantId tenant) {
      this.tenant = tenant;
    }

    @Override
    public Reservation reserve(IdempotentAnswer wanted, Instant now) {
      AtomicReference<@Nullable IdempotentAnswer> mine = new AtomicReference<>();
      IdempotentAnswer held =
          answers
              .asMap()
              .compute(
                  key(wanted.key()),
                  (key, before) -> {
                    IdempotentAnswer next = next(before, wanted, now);
                    mine.set(next);
                    return next == null ? before : next;
                  });
      return new Reservation(mine.get() != null, requireNonNull(held, "held"));
    }

    @Override
    public Optional<IdempotentAnswer> find(String key, Instant now) {
      return Optional.ofNullable(answers.getIfPresent(key(key)))
          .filter(answer -> answer.expiresAt().isAfter(now));
    }

    @Override
    public void complete(IdempotentAnswer answer) {
      answers
          .asMap()
          .computeIfPresent(
              key(answer.key()), (key, held) -> isReservationOf(held, answer) ? answer : held);
    }

    @Override
    public void release(String key) {
      answers.invalidate(key(key));
    }

    @Override
    public int deleteExpired(Instant moment, int limit) {
      return 0;
    }

    private Key key(String key) {
      return new Key(tenant, key);
    }
  }

  /** What holds the key from now on; null when it stays with the one before. */
  private static @Nullable IdempotentAnswer next(
      @Nullable IdempotentAnswer before, IdempotentAnswer wanted, Instant now) {
    if (before == null || !before.expiresAt().isAfter(now)) {
      return wanted;
    }
    boolean dead = !before.isComplete() && !before.leaseUntil().isAfter(now);
    if (!dead || !before.fingerprint().equals(wanted.fingerprint())) {
      return null;
    }
    return new IdempotentAnswer(
        wanted.key(),
        wanted.fingerprint(),
        before.recordId(),
        null,
        null,
        wanted.leaseUntil(),
        wanted.expiresAt());
  }

  private static boolean isReservationOf(IdempotentAnswer held, IdempotentAnswer answer) {
    return !held.isComplete()
        && held.fingerprint().equals(answer.fingerprint())
        && held.recordId().equals(answer.recordId());
  }
}
