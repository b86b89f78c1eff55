package io.gantry.signin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.security.AccessTokens;
import io.gantry.security.VerifiedToken;
import io.gantry.store.EntityKind;
import io.gantry.store.Store;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets access tokens pass whose signature is right and whose session is alive. Both are remembered,
 * so that most requests cost one look into a cache.
 *
 * <p>A session that ends in this process is refused at once. What another process changes in the
 * store, an ended session, a user disabled or given another role, a tenant suspended, is seen after
 * {@link #RECHECK} at the latest. Safe for use by many threads.
 */
public final class SessionGate {

  /** How old what was read of session, user and tenant may be. */
  public static final Duration RECHECK = Duration.ofSeconds(30);

  private static final int MAX_TOKENS = 20_000;
  private static final int MAX_ENDED = 100_000;

  private static final TenantAccess ACCESS =
      TenantAccess.acrossAllTenants("a token says of which tenant it is");

  private final Store store;
  private final LongSupplier generation;
  private final AccessTokens tokens;
  private final Clock clock;
  private final Cache<TokenHash, Entry> entries;
  private final Cache<SessionKey, Boolean> ended;
  private final Cache<UserKey, Cut> cuts;

  public SessionGate(Store store, AccessTokens tokens, Clock clock) {
    this(store, () -> 0, tokens, clock);
  }

  /**
   * @param generation another number for each store that takes the place of the one before: what
   *     was seen in one does not count in the next
   */
  public SessionGate(Store store, LongSupplier generation, AccessTokens tokens, Clock clock) {
    this.generation = requireNonNull(generation, "generation");
    this.store = requireNonNull(store, "store");
    this.tokens = requireNonNull(tokens, "tokens");
    this.clock = requireNonNull(clock, "clock");
    // A token outlives neither: what is dropped is verified anew, what has expired is no use.
    this.entries =
        Caffeine.newBuilder().maximumSize(MAX_TOKENS).expireAfterWrite(tokens.lifetime()).build();
    Duration longest =
        tokens.lifetime().compareTo(Sessions.WITHOUT_SESSION) > 0
            ? tokens.lifetime()
            : Sessions.WITHOUT_SESSION;
    this.ended = Caffeine.newBuilder().maximumSize(MAX_ENDED).expireAfterWrite(longest).build();
    this.cuts = Caffeine.newBuilder().maximumSize(MAX_ENDED).expireAfterWrite(longest).build();
  }

  /** SHA-256 of a token: the cache holds no token that a memory dump could give away. */
  private record TokenHash(long first, long second, long third, long fourth) {}

  private record SessionKey(TenantId tenant, String id) {}

  private record UserKey(TenantId tenant, String id) {}

  /** The end of all sessions of a user that began before; ids are in the order of beginning. */
  private record Cut(String before, @Nullable String kept) {

    boolean ends(String sessionId) {
      return sessionId.compareTo(before) < 0 && !sessionId.equals(kept);
    }
  }

  /** A token that was verified, and when its session was last seen alive. */
  private static final class Entry {

    private final VerifiedToken token;
    private final long generation;
    private volatile Instant checkedAt;

    private Entry(VerifiedToken token, long generation, Instant checkedAt) {
      this.token = token;
      this.generation = generation;
      this.checkedAt = checkedAt;
    }
  }

  /**
   * What the token says; empty when it is not one of ours, has expired, or its session is over.
   *
   * @throws io.gantry.store.StoreException.Unavailable when the store has to be asked and is away
   */
  public Optional<VerifiedToken> admit(String token) {
    Instant now = clock.instant();
    TokenHash hash = hash(requireNonNull(token, "token"));
    Entry entry = entries.getIfPresent(hash);
    if (entry == null || entry.generation != generation.getAsLong()) {
      return verify(token, hash, now);
    }
    if (isOver(entry.token, now)) {
      entries.invalidate(hash);
      return Optional.empty();
    }
    return recheck(entry, hash, now);
  }

  /** Refuses the tokens of a session from now on. */
  void ended(TenantId tenant, String sessionId) {
    ended.put(new SessionKey(tenant, sessionId), Boolean.TRUE);
  }

  /**
   * Refuses the tokens of the user's sessions from now on, where no store keeps these.
   *
   * @param id a new one: sessions that begin later have higher ones
   * @param kept the id of a session that goes on, or null
   */
  void endedBefore(TenantId tenant, String userId, String id, @Nullable String kept) {
    cuts.put(new UserKey(tenant, userId), new Cut(id, kept));
  }

  /** Looks at the user anew at the next request, after the user was changed in this process. */
  public void userChanged(TenantId tenant, String userId) {
    entries.asMap().values().stream()
        .filter(entry -> entry.token.tenant().equals(tenant))
        .filter(entry -> entry.token.userId().equals(userId))
        .forEach(entry -> entry.checkedAt = Instant.MIN);
  }

  /** Looks at the tenant anew at the next request, after it was changed or erased here. */
  public void tenantChanged(TenantId tenant) {
    entries.asMap().values().stream()
        .filter(entry -> entry.token.tenant().equals(tenant))
        .forEach(entry -> entry.checkedAt = Instant.MIN);
  }

  /** The user, when user and tenant may sign in. */
  Optional<User> activeUser(TenantId tenant, String userId) {
    return store
        .tenants(ACCESS)
        .find(tenant)
        .filter(found -> found.status() == TenantStatus.ACTIVE)
        .flatMap(found -> store.workspace(tenant).users().find(userId))
        .filter(user -> user.status() == UserStatus.ACTIVE);
  }

  private Optional<VerifiedToken> verify(String token, TokenHash hash, Instant now) {
    Optional<VerifiedToken> verified =
        tokens.verify(token).filter(read -> !isOver(read, now)).filter(read -> isAlive(read, now));
    verified.ifPresent(read -> entries.put(hash, new Entry(read, generation.getAsLong(), now)));
    return verified;
  }

  private Optional<VerifiedToken> recheck(Entry entry, TokenHash hash, Instant now) {
    if (now.isBefore(entry.checkedAt.plus(RECHECK))) {
      return Optional.of(entry.token);
    }
    if (isAlive(entry.token, now)) {
      entry.checkedAt = now;
      return Optional.of(entry.token);
    }
    entries.invalidate(hash);
    return Optional.empty();
  }

  private boolean isOver(VerifiedToken token, Instant now) {
    return !now.isBefore(token.expiresAt())
        || ended.getIfPresent(new SessionKey(token.tenant(), token.sessionId())) != null
        || isCut(token);
  }

  private boolean isCut(VerifiedToken token) {
    Cut cut = cuts.getIfPresent(new UserKey(token.tenant(), token.userId()));
    return cut != null && cut.ends(token.sessionId());
  }

  /** Asks the store. */
  private boolean isAlive(VerifiedToken token, Instant now) {
    return isSessionAlive(token, now)
        && activeUser(token.tenant(), token.userId())
            .filter(user -> user.role() == token.role())
            .isPresent();
  }

  private boolean isSessionAlive(VerifiedToken token, Instant now) {
    if (!store.schemaVersion().has(EntityKind.SESSION)) {
      return true;
    }
    return store
        .workspace(token.tenant())
        .sessions()
        .find(token.userId(), token.sessionId())
        .filter(session -> session.isLive(now))
        .isPresent();
  }

  /** A token is ASCII; any other character makes it none, whatever byte it becomes here. */
  private static TokenHash hash(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer bytes = ByteBuffer.wrap(digest.digest(token.getBytes(ISO_8859_1)));
      return new TokenHash(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
