package io.gantry.account;

import java.time.Instant;
import java.util.Optional;

/** The refresh tokens of one tenant. Each call is atomic. */
public interface RefreshTokenRepository {

  /** The token, used, revoked or expired as it may be; an expired one may be gone at any time. */
  Optional<RefreshToken> find(String hash);

  /**
   * Exchanges a token: marks it used at {@code at}, stores its successor, and moves the session's
   * last activity to {@code at} and its expiry to the successor's; all or nothing.
   *
   * @return false, changing nothing, when the token is unknown, used, revoked or expired at {@code
   *     at}, or its session is revoked or gone: of two exchanges of one token exactly one succeeds
   * @throws io.gantry.store.StoreException.AlreadyExists when the successor's hash is taken
   */
  boolean rotate(String usedHash, RefreshToken successor, Instant at);

  /**
   * Removes tokens and sessions that expired before {@code moment}, at most {@code limit} of them;
   * what has not expired stays. On DynamoDB the table's time to live does that, and this removes
   * nothing.
   *
   * @return how many were removed
   */
  int deleteExpired(Instant moment, int limit);
}
