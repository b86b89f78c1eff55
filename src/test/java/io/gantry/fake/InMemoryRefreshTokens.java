package io.gantry.fake;

import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.account.RefreshTokenRepository;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

final class InMemoryRefreshTokens implements RefreshTokenRepository {

  private final TenantRecords records;

  InMemoryRefreshTokens(TenantRecords records) {
    this.records = records;
  }

  @Override
  public Optional<RefreshToken> find(String hash) {
    synchronized (records) {
      return Optional.ofNullable(records.tokens.get(hash));
    }
  }

  @Override
  public boolean rotate(String usedHash, RefreshToken successor, Instant at) {
    synchronized (records) {
      Optional<RefreshToken> used = find(usedHash).filter(token -> isUsable(token, at));
      if (used.isEmpty()) {
        return false;
      }
      if (records.tokens.containsKey(successor.hash())) {
        throw new StoreException.AlreadyExists(EntityKind.REFRESH_TOKEN.label(), "hash");
      }
      records.tokens.put(usedHash, RecordCopy.with(used.get(), "usedAt", at));
      records.tokens.put(successor.hash(), successor);
      records.sessions.computeIfPresent(
          used.get().familyId(), (id, session) -> renewed(session, successor, at));
      return true;
    }
  }

  @Override
  public int deleteExpired(Instant moment, int limit) {
    synchronized (records) {
      int tokens = drop(records.tokens, RefreshToken::expiresAt, moment, limit);
      return tokens + drop(records.sessions, LoginSession::expiresAt, moment, limit - tokens);
    }
  }

  /** Removes at most {@code limit} entries that expired before {@code moment}. */
  static <T> int drop(
      Map<String, T> entries, Function<T, Instant> expiry, Instant moment, int limit) {
    List<String> expired =
        entries.entrySet().stream()
            .filter(entry -> expiry.apply(entry.getValue()).isBefore(moment))
            .limit(limit)
            .map(Map.Entry::getKey)
            .toList();
    expired.forEach(entries::remove);
    return expired.size();
  }

  private boolean isUsable(RefreshToken token, Instant at) {
    LoginSession session = records.sessions.get(token.familyId());
    return token.usedAt() == null
        && token.revokedAt() == null
        && token.expiresAt().isAfter(at)
        && session != null
        && session.revokedAt() == null;
  }

  private static LoginSession renewed(LoginSession session, RefreshToken successor, Instant at) {
    LoginSession active = RecordCopy.with(session, "lastActivityAt", at);
    return RecordCopy.with(active, "expiresAt", successor.expiresAt());
  }
}
