package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.account.RefreshToken;
import io.gantry.account.RefreshTokenRepository;
import io.gantry.common.Text;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** See {@link RefreshTokenRepository}. */
final class RefreshTokenTable implements RefreshTokenRepository {

  private static final String TOUCH =
      "update LoginSessionRow s set s.lastActivityAt = :at, s.expiresAt = :expires"
          + " where s.key.tenantId = :tenant and s.key.id = :family and s.revokedAt is null";

  private static final String USE =
      "update RefreshTokenRow t set t.usedAt = :at where t.key.tenantId = :tenant"
          + " and t.key.hash = :hash and t.usedAt is null and t.revokedAt is null";

  private static final String EXPIRED_TOKENS =
      "select t.key.hash from RefreshTokenRow t"
          + " where t.key.tenantId = :tenant and t.expiresAt < :moment order by t.expiresAt";

  private static final String DELETE_TOKENS =
      "delete from RefreshTokenRow t where t.key.tenantId = :tenant and t.key.hash in (:ids)";

  private static final String EXPIRED_SESSIONS =
      "select s.key.id from LoginSessionRow s"
          + " where s.key.tenantId = :tenant and s.expiresAt < :moment order by s.expiresAt";

  private static final String DELETE_SESSIONS =
      "delete from LoginSessionRow s where s.key.tenantId = :tenant and s.key.id in (:ids)";

  private final TenantUnits units;

  RefreshTokenTable(TenantUnits units) {
    this.units = units;
  }

  @Override
  public Optional<RefreshToken> find(String hash) {
    requireNonNull(hash, "hash");
    return units
        .read("refresh_token.find", session -> row(session, hash))
        .map(RefreshTokenRow::toDomain);
  }

  private Optional<RefreshTokenRow> row(StatelessSession session, String hash) {
    if (!Text.isId(hash)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        session.get(RefreshTokenRow.class, RefreshTokenRow.HashKey.of(units.tenant(), hash)));
  }

  @Override
  public boolean rotate(String usedHash, RefreshToken successor, Instant at) {
    requireNonNull(usedHash, "usedHash");
    requireNonNull(successor, "successor");
    requireNonNull(at, "at");
    return units.write(
        "refresh_token.rotate", session -> rotateIn(session, usedHash, successor, at));
  }

  private boolean rotateIn(
      StatelessSession session, String usedHash, RefreshToken successor, Instant at) {
    Optional<RefreshTokenRow> token =
        row(session, usedHash)
            .filter(row -> row.usedAt == null && row.revokedAt == null)
            .filter(row -> row.expiresAt > Micros.of(at));
    if (token.isEmpty() || !touch(session, token.get().familyId, successor, at)) {
      return false;
    }
    if (!use(session, usedHash, at)) {
      throw new LostRaceException();
    }
    session.insert(RefreshTokenRow.of(units.tenant(), successor));
    return true;
  }

  private boolean touch(
      StatelessSession session, String familyId, RefreshToken successor, Instant at) {
    return session
            .createMutationQuery(TOUCH)
            .setParameter("tenant", units.id())
            .setParameter("family", familyId)
            .setParameter("at", Micros.of(at))
            .setParameter("expires", Micros.of(successor.expiresAt()))
            .executeUpdate()
        > 0;
  }

  private boolean use(StatelessSession session, String hash, Instant at) {
    return session
            .createMutationQuery(USE)
            .setParameter("tenant", units.id())
            .setParameter("hash", hash)
            .setParameter("at", Micros.of(at))
            .executeUpdate()
        > 0;
  }

  @Override
  public int deleteExpired(Instant moment, int limit) {
    requireNonNull(moment, "moment");
    Expiry expiry = new Expiry(units, moment);
    return units.write(
        "refresh_token.delete_expired",
        session -> {
          int tokens = expiry.delete(session, EXPIRED_TOKENS, DELETE_TOKENS, limit);
          return tokens + expiry.delete(session, EXPIRED_SESSIONS, DELETE_SESSIONS, limit - tokens);
        });
  }
}
