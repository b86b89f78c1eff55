package io.gantry.account;

import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A one-time token that renews a sign-in; only its hash is kept.
 *
 * @param hash SHA-256 of the token in lower-case hex, the key of this record
 * @param familyId the id of the {@link LoginSession}
 * @param parentHash the token that this one replaced; null for the first of a family
 * @param usedAt when it was exchanged for its successor
 */
public record RefreshToken(
    String hash,
    String userId,
    String familyId,
    @Nullable String parentHash,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable Instant revokedAt) {

  public RefreshToken {
    Text.requireId("hash", hash);
    Text.requireId("user_id", userId);
    Text.requireId("family_id", familyId);
    Text.optionalId("parent_hash", parentHash);
    createdAt = Times.requireInstant("created_at", createdAt);
    expiresAt = Times.requireInstant("expires_at", expiresAt);
    usedAt = Times.optionalInstant("used_at", usedAt);
    revokedAt = Times.optionalInstant("revoked_at", revokedAt);
  }
}
