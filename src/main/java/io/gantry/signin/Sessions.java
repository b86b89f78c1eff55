package io.gantry.signin;

import static java.util.Objects.requireNonNull;

import io.gantry.account.LoginSession;
import io.gantry.account.LoginSessionRepository;
import io.gantry.account.RefreshToken;
import io.gantry.account.RefreshTokenRepository;
import io.gantry.account.User;
import io.gantry.common.Ids;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.security.AccessTokens;
import io.gantry.signin.SignInException.Reason;
import io.gantry.store.EntityKind;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts, renews and ends sessions. A session is a family of refresh tokens, each good for one
 * exchange; whoever presents one a second time ends the whole session, because one of the two who
 * had it is a thief. There is no time of grace: a client must not exchange one token twice at once.
 * Safe for use by many threads.
 *
 * <p>Version 6 keeps no sessions: there a sign-in gives an access token alone, which is good for
 * {@link #WITHOUT_SESSION}, and what was ended is remembered by this process until then.
 */
public final class Sessions {

  /** As long as clients of version 6 expect a token to last. */
  public static final Duration WITHOUT_SESSION = Duration.ofHours(24);

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Store store;
  private final AccessTokens tokens;
  private final SessionGate gate;
  private final Duration lifetime;
  private final Clock clock;
  private final Ids ids;

  /**
   * @param lifetime of a session that nobody renews
   */
  public Sessions(
      Store store, AccessTokens tokens, SessionGate gate, Duration lifetime, Clock clock, Ids ids) {
    this.store = requireNonNull(store, "store");
    this.tokens = requireNonNull(tokens, "tokens");
    this.gate = requireNonNull(gate, "gate");
    this.lifetime = requireNonNull(lifetime, "lifetime");
    this.clock = requireNonNull(clock, "clock");
    this.ids = requireNonNull(ids, "ids");
  }

  /** Starts a session of a user who has proven to be that user. */
  Grant start(TenantId tenant, User user, Client client) {
    return keepsSessions() ? startSession(tenant, user, client) : startWithoutSession(tenant, user);
  }

  private Grant startSession(TenantId tenant, User user, Client client) {
    Instant now = clock.instant();
    Instant end = now.plus(lifetime);
    String id = ids.next();
    RefreshTokenText text = RefreshTokenText.random(tenant);
    LoginSession session =
        new LoginSession(id, user.id(), client.userAgent(), client.address(), now, now, end, null);
    RefreshToken first = new RefreshToken(text.hash(), user.id(), id, null, now, end, null, null);
    store.workspace(tenant).sessions().create(session, first);
    return grant(tenant, noteLogin(tenant, user, now), id, text);
  }

  private Grant startWithoutSession(TenantId tenant, User user) {
    String id = ids.next();
    return new Grant(
        tenant,
        tokens.mint(tenant, user, id, WITHOUT_SESSION),
        null,
        WITHOUT_SESSION,
        id,
        noteLogin(tenant, user, clock.instant()));
  }

  private boolean keepsSessions() {
    return store.schemaVersion().has(EntityKind.SESSION);
  }

  /**
   * Exchanges a refresh token for its successor and a new access token. Of two exchanges of one
   * token at once one succeeds; the other ends the session.
   *
   * @throws SignInException when the token is not valid, or its user may no longer sign in
   */
  public Grant refresh(String refreshToken) {
    RefreshTokenText used = RefreshTokenText.parse(refreshToken).orElseThrow(Sessions::refused);
    TenantId tenant = used.tenant();
    RefreshTokenRepository repository = store.workspace(tenant).refreshTokens();
    RefreshToken found = repository.find(used.hash()).orElseThrow(Sessions::refused);
    Optional<User> user = gate.activeUser(tenant, found.userId());
    if (found.usedAt() == null && user.isPresent()) {
      Instant now = clock.instant();
      RefreshTokenText next = RefreshTokenText.random(tenant);
      if (repository.rotate(used.hash(), successor(found, next, now), now)) {
        return grant(tenant, user.get(), found.familyId(), next);
      }
    }
    endIfUsed(tenant, repository.find(used.hash()));
    throw refused();
  }

  /** The user's sessions, newest first, ended ones included. */
  public Page<LoginSession> list(TenantId tenant, String userId, PageRequest page) {
    return store.workspace(tenant).sessions().list(userId, page);
  }

  /**
   * Ends one session of the user: its refresh token is void, and its access tokens are refused at
   * once here and within {@link SessionGate#RECHECK} in other processes.
   *
   * @return false when the user has no such session; true also when it had ended before
   */
  public boolean end(TenantId tenant, String userId, String sessionId) {
    if (!keepsSessions()) {
      gate.ended(tenant, sessionId);
      return true;
    }
    LoginSessionRepository sessions = store.workspace(tenant).sessions();
    boolean ended = sessions.revoke(userId, sessionId, clock.instant());
    if (ended) {
      gate.ended(tenant, sessionId);
    }
    return ended || sessions.find(userId, sessionId).isPresent();
  }

  /**
   * Ends the user's sessions.
   *
   * @param kept the id of one that goes on, or null
   */
  public void endAll(TenantId tenant, String userId, @Nullable String kept) {
    if (!keepsSessions()) {
      gate.endedBefore(tenant, userId, ids.next(), kept);
      return;
    }
    Instant now = clock.instant();
    PageRequest request = PageRequest.newestFirst(PageRequest.MAX_LIMIT);
    while (true) {
      Page<LoginSession> page = list(tenant, userId, request);
      page.items().stream()
          .filter(session -> session.isLive(now) && !session.id().equals(kept))
          .forEach(session -> end(tenant, userId, session.id()));
      if (page.nextCursor() == null) {
        return;
      }
      request = request.after(page.nextCursor());
    }
  }

  private RefreshToken successor(RefreshToken used, RefreshTokenText next, Instant now) {
    return new RefreshToken(
        next.hash(),
        used.userId(),
        used.familyId(),
        used.hash(),
        now,
        now.plus(lifetime),
        null,
        null);
  }

  private void endIfUsed(TenantId tenant, Optional<RefreshToken> token) {
    token
        .filter(found -> found.usedAt() != null && found.revokedAt() == null)
        .ifPresent(
            reused -> {
              LOG.warn(
                  "Refresh token used twice, session ended tenant={} user={} session={}",
                  tenant,
                  reused.userId(),
                  reused.familyId());
              end(tenant, reused.userId(), reused.familyId());
            });
  }

  private Grant grant(TenantId tenant, User user, String sessionId, RefreshTokenText refresh) {
    return new Grant(
        tenant,
        tokens.mint(tenant, user, sessionId),
        refresh.text(),
        tokens.lifetime(),
        sessionId,
        user);
  }

  /**
   * Not worth failing a sign-in for: when the user was changed at the same moment, it is left out.
   */
  private User noteLogin(TenantId tenant, User user, Instant now) {
    try {
      return store.workspace(tenant).users().replace(user.withLastLoginAt(now));
    } catch (StoreException.Conflict | StoreException.NotFound changedMeanwhile) {
      return user;
    }
  }

  private static SignInException refused() {
    return new SignInException(Reason.BAD_REFRESH_TOKEN);
  }
}
