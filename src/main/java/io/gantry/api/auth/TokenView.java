package io.gantry.api.auth;

import io.gantry.api.UserView;
import io.gantry.signin.Grant;

/**
 * What a sign-in answers, in the words of RFC 6749, and in those of the old Jaaz client.
 *
 * @param expiresIn seconds until the access token lapses
 * @param status always {@code success}; for old clients, like what follows
 * @param token the access token once more
 */
public record TokenView(
    String accessToken,
    String refreshToken,
    String tokenType,
    long expiresIn,
    UserView user,
    String status,
    String token,
    JaazUserView userInfo,
    String message) {

  /**
   * @param message what was done, for people
   */
  static TokenView of(Grant grant, String message) {
    return new TokenView(
        grant.accessToken().reveal(),
        grant.refreshToken().reveal(),
        "Bearer",
        grant.expiresIn().toSeconds(),
        UserView.of(grant.tenant(), grant.user()),
        "success",
        grant.accessToken().reveal(),
        JaazUserView.of(grant.user()),
        message);
  }

  /** Both tokens are secrets. */
  @Override
  public String toString() {
    return "TokenView[" + user.id() + "]";
  }
}
