package io.gantry.store.relational;

import io.gantry.account.RefreshToken;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code refresh_tokens}. */
@Entity
@Table(name = "refresh_tokens")
class RefreshTokenRow {

  @EmbeddedId HashKey key;

  String userId;

  String familyId;

  @Nullable String parentHash;

  long createdAt;

  long expiresAt;

  @Nullable Long usedAt;

  @Nullable Long revokedAt;

  /** For Hibernate. */
  protected RefreshTokenRow() {}

  private RefreshTokenRow(TenantId tenant, RefreshToken token) {
    key = HashKey.of(tenant, token.hash());
    userId = token.userId();
    familyId = token.familyId();
    parentHash = token.parentHash();
    createdAt = Micros.of(token.createdAt());
    expiresAt = Micros.of(token.expiresAt());
    usedAt = Micros.ofOptional(token.usedAt());
    revokedAt = Micros.ofOptional(token.revokedAt());
  }

  static RefreshTokenRow of(TenantId tenant, RefreshToken token) {
    return new RefreshTokenRow(tenant, token);
  }

  RefreshToken toDomain() {
    return new RefreshToken(
        key.hash(),
        userId,
        familyId,
        parentHash,
        Micros.toInstant(createdAt),
        Micros.toInstant(expiresAt),
        Micros.toOptional(usedAt),
        Micros.toOptional(revokedAt));
  }

  /** The key: a token is named by its hash. */
  @Embeddable
  record HashKey(String tenantId, String hash) {

    static HashKey of(TenantId tenant, String hash) {
      return new HashKey(tenant.value(), hash);
    }
  }
}
