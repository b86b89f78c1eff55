package io.gantry.account;

import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import java.time.Instant;
import java.util.Optional;

/** The sign-ins of one tenant's users. Each call is atomic. */
public interface LoginSessionRepository {

  /**
   * Stores a new session with the first refresh token of its family.
   *
   * @throws io.gantry.store.StoreException.NotFound when there is no such user
   * @throws io.gantry.store.StoreException.AlreadyExists when the session id or the token's hash is
   *     taken in the tenant: of the session's {@code id} or the refresh token's {@code hash}
   */
  void create(LoginSession session, RefreshToken firstToken);

  Optional<LoginSession> find(String userId, String id);

  /**
   * One page of the user's sessions ordered by creation and id, ended ones included.
   *
   * @throws io.gantry.common.InvalidCursorException when the cursor is not one of this list
   */
  Page<LoginSession> list(String userId, PageRequest page);

  /**
   * Ends the session and all refresh tokens of its family, at once or with the session first: when
   * it returns, {@code find} gives all of them as revoked at {@code at}.
   *
   * @return whether it existed and was not revoked before
   */
  boolean revoke(String userId, String id, Instant at);
}
