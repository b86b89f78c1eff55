package io.gantry.store;

import java.time.Instant;
import java.util.Optional;

/** The idempotent answers of one tenant. Each call is atomic. */
public interface IdempotentAnswerRepository {

  /**
   * Reserves the key for a request that starts at {@code now}. The key is acquired when it was free
   * or expired (expiry not after {@code now}), or when an unfinished request with the same
   * fingerprint holds it whose lease is over (its end not after {@code now}); in that case its
   * record id is kept and the lease and expiry are those of {@code reservation}. Of two calls for
   * one key at once exactly one acquires it.
   */
  Reservation reserve(IdempotentAnswer reservation, Instant now);

  /** What is kept under the key and not expired at {@code now}. */
  Optional<IdempotentAnswer> find(String key, Instant now);

  /**
   * Stores the answer in place of the unfinished reservation with its fingerprint and record id;
   * does nothing when that is gone: released, finished, or taken over by another request.
   */
  void complete(IdempotentAnswer answer);

  /** Frees the key of a request that failed without effect. */
  void release(String key);

  /**
   * Removes what expired before {@code moment}, at most {@code limit}, and nothing else; nothing on
   * DynamoDB, whose table removes it by itself.
   *
   * @return how many were removed
   */
  int deleteExpired(Instant moment, int limit);

  /**
   * What came of {@link #reserve}.
   *
   * @param acquired whether the caller may execute the request, making the record {@code
   *     held.recordId()}
   * @param held what holds the key now
   */
  record Reservation(boolean acquired, IdempotentAnswer held) {}
}
