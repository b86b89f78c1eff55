package io.gantry.account;

import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in of a user on one device, until it is revoked or its refresh tokens lapse. Its id is
 * the family of those tokens.
 *
 * @param expiresAt when its newest refresh token lapses
 */
public record LoginSession(
    String id,
    String userId,
    @Nullable String userAgent,
    @Nullable String ip,
    Instant createdAt,
    Instant lastActivityAt,
    Instant expiresAt,
    @Nullable Instant revokedAt) {

  public static final int MAX_USER_AGENT_LENGTH = 500;

  /** As long as an IPv6 address with a zone. */
  public static final int MAX_IP_LENGTH = 64;

  public LoginSession {
    Text.requireId("id", id);
    Text.requireId("user_id", userId);
    Text.optionalText("user_agent", userAgent, MAX_USER_AGENT_LENGTH);
    Text.optionalText("ip", ip, MAX_IP_LENGTH);
    createdAt = Times.requireInstant("created_at", createdAt);
    lastActivityAt = Times.requireInstant("last_activity_at", lastActivityAt);
    expiresAt = Times.requireInstant("expires_at", expiresAt);
    revokedAt = Times.optionalInstant("revoked_at", revokedAt);
  }

  /** Whether its tokens may still be used at {@code now}. */
  public boolean isLive(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }
}
