package io.gantry.store.document;

import io.gantry.account.LoginSession;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A login session as it lies in the table. */
@Entity("session")
record LoginSessionItem(
    @Id("id") String id,
    @Column("user_id") String userId,
    @Column("user_agent") @Nullable String userAgent,
    @Column("ip") @Nullable String ip,
    @Column("created_at") Instant createdAt,
    @Column("last_activity_at") Instant lastActivityAt,
    @Column("expires_at") Instant expiresAt,
    @Column("revoked_at") @Nullable Instant revokedAt,
    @Column("expires_epoch") Long expiresEpoch) {

  static LoginSessionItem of(LoginSession loginSession) {
    return new LoginSessionItem(
        loginSession.id(),
        loginSession.userId(),
        loginSession.userAgent(),
        loginSession.ip(),
        loginSession.createdAt(),
        loginSession.lastActivityAt(),
        loginSession.expiresAt(),
        loginSession.revokedAt(),
        loginSession.expiresAt().getEpochSecond());
  }

  LoginSession toDomain() {
    return new LoginSession(
        id, userId, userAgent, ip, createdAt, lastActivityAt, expiresAt, revokedAt);
  }
}
