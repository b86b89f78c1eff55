package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.account.RefreshTokenRepository;
import io.gantry.common.Text;
import io.gantry.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refresh tokens by their hash; each is revoked when its session is, see {@link #find}. */
final class RefreshTokenDocuments implements RefreshTokenRepository {

  /** Thrown inside this package when a token or its session may not be used. */
  private static final class UnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableException() {
      super("The token is spent", null, false, false);
    }
  }

  private final Documents documents;

  RefreshTokenDocuments(Documents documents) {
    this.documents = documents;
  }

  /** One write on the session revokes the family; a reader joins both. */
  @Override
  public Optional<RefreshToken> find(String hash) {
    requireNonNull(hash, "hash");
    if (!Text.isId(hash)) {
      return Optional.empty();
    }
    return documents
        .find(RefreshTokenItem.class, "hash", hash)
        .map(RefreshTokenItem::toDomain)
        .map(this::withSession);
  }

  private RefreshToken withSession(RefreshToken token) {
    return documents
        .find(LoginSessionItem.class, "id", token.familyId())
        .map(LoginSessionItem::toDomain)
        .map(session -> in(session, token))
        .orElse(token);
  }

  /** The token as it is in its session: revoked when that is. */
  static RefreshToken in(LoginSession session, RefreshToken token) {
    return session.revokedAt() != null && token.revokedAt() == null
        ? revoked(token, session)
        : token;
  }

  private static RefreshToken revoked(RefreshToken token, LoginSession session) {
    return new RefreshToken(
        token.hash(),
        token.userId(),
        token.familyId(),
        token.parentHash(),
        token.createdAt(),
        token.expiresAt(),
        token.usedAt(),
        session.revokedAt());
  }

  @Override
  public boolean rotate(String usedHash, RefreshToken successor, Instant at) {
    requireNonNull(usedHash, "usedHash");
    requireNonNull(successor, "successor");
    requireNonNull(at, "at");
    if (!Text.isId(usedHash)) {
      return false;
    }
    Writes writes = documents.writes();
    try {
      writes.execute(List.of(used(usedHash, at), continued(successor, at), stored(successor)));
      return true;
    } catch (UnusableException spent) {
      return false;
    }
  }

  private Write used(String hash, Instant at) {
    return documents
        .writes()
        .update(
            documents.key(RefreshTokenItem.class, "hash", hash),
            "SET used_at = :at",
            "attribute_exists(PK) AND attribute_not_exists(used_at)"
                + " AND attribute_not_exists(revoked_at) AND expires_at > :at",
            Map.of(":at", at),
            UnusableException::new);
  }

  private Write continued(RefreshToken successor, Instant at) {
    return documents
        .writes()
        .update(
            documents.key(LoginSessionItem.class, "id", successor.familyId()),
            "SET last_activity_at = :at, expires_at = :end, expires_epoch = :epoch",
            "attribute_exists(PK) AND attribute_not_exists(revoked_at)",
            Map.of(
                ":at", at,
                ":end", successor.expiresAt(),
                ":epoch", successor.expiresAt().getEpochSecond()),
            UnusableException::new);
  }

  private Write stored(RefreshToken successor) {
    return documents
        .writes()
        .create(
            documents.entityOf(RefreshTokenItem.of(successor)),
            () -> new StoreException.AlreadyExists("refresh token", "hash"));
  }

  /** Nothing: the time to live of the table removes them. */
  @Override
  public int deleteExpired(Instant moment, int limit) {
    return 0;
  }
}
