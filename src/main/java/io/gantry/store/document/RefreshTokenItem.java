package io.gantry.store.document;

import io.gantry.account.RefreshToken;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A refresh token as it lies in the table. */
@Entity("refresh_token")
record RefreshTokenItem(
    @Id("hash") String hash,
    @Column("user_id") String userId,
    @Column("family_id") String familyId,
    @Column("parent_hash") @Nullable String parentHash,
    @Column("created_at") Instant createdAt,
    @Column("expires_at") Instant expiresAt,
    @Column("used_at") @Nullable Instant usedAt,
    @Column("revoked_at") @Nullable Instant revokedAt,
    @Column("expires_epoch") Long expiresEpoch) {

  static RefreshTokenItem of(RefreshToken refreshToken) {
    return new RefreshTokenItem(
        refreshToken.hash(),
        refreshToken.userId(),
        refreshToken.familyId(),
        refreshToken.parentHash(),
        refreshToken.createdAt(),
        refreshToken.expiresAt(),
        refreshToken.usedAt(),
        refreshToken.revokedAt(),
        refreshToken.expiresAt().getEpochSecond());
  }

  RefreshToken toDomain() {
    return new RefreshToken(
        hash, userId, familyId, parentHash, createdAt, expiresAt, usedAt, revokedAt);
  }
}
