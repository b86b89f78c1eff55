package io.gantry.store.relational;

import io.gantry.account.LoginSession;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code login_sessions}. */
@Entity
@Table(name = "login_sessions")
class LoginSessionRow {

  @EmbeddedId RowKey key;

  String userId;

  @Convert(converter = StoredText.class)
  @Nullable String userAgent;

  @Convert(converter = StoredText.class)
  @Nullable String ip;

  long createdAt;

  long lastActivityAt;

  long expiresAt;

  @Nullable Long revokedAt;

  /** For Hibernate. */
  protected LoginSessionRow() {}

  private LoginSessionRow(TenantId tenant, LoginSession session) {
    key = RowKey.of(tenant, session.id());
    userId = session.userId();
    userAgent = session.userAgent();
    ip = session.ip();
    createdAt = Micros.of(session.createdAt());
    lastActivityAt = Micros.of(session.lastActivityAt());
    expiresAt = Micros.of(session.expiresAt());
    revokedAt = Micros.ofOptional(session.revokedAt());
  }

  static LoginSessionRow of(TenantId tenant, LoginSession session) {
    return new LoginSessionRow(tenant, session);
  }

  LoginSession toDomain() {
    return new LoginSession(
        key.id(),
        userId,
        userAgent,
        ip,
        Micros.toInstant(createdAt),
        Micros.toInstant(lastActivityAt),
        Micros.toInstant(expiresAt),
        Micros.toOptional(revokedAt));
  }
}
