package io.gantry.api.auth;

import io.gantry.api.UserView;
import io.gantry.signin.Grant;

/**
 * What a sign-in answers, in the words of RFC 6749.
 *
 * @param expiresIn seconds until the access token lapses
 */
public record TokenView(
    String accessToken, String refreshToken, String tokenType, long expiresIn, UserView user) {

  static TokenView of(Grant grant) {
    return new TokenView(
        grant.accessToken().reveal(),
        grant.refreshToken().reveal(),
        "Bearer",
        grant.expiresIn().toSeconds(),
        UserView.of(grant.tenant(), grant.user()));
  }

  /** Both tokens are secrets. */
  @Override
  public String toString() {
    return "TokenView[" + user.id() + "]";
  }
}
