package io.gantry.api.auth;

import io.gantry.account.LoginSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in of the caller.
 *
 * @param current whether it is the one that this request was made in
 */
public record SessionView(
    String id,
    @Nullable String userAgent,
    @Nullable String ip,
    boolean current,
    Instant createdAt,
    Instant lastActivityAt,
    Instant expiresAt,
    @Nullable Instant revokedAt) {

  static SessionView of(LoginSession session, String currentId) {
    return new SessionView(
        session.id(),
        session.userAgent(),
        session.ip(),
        session.id().equals(currentId),
        session.createdAt(),
        session.lastActivityAt(),
        session.expiresAt(),
        session.revokedAt());
  }
}
