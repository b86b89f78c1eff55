package io.gantry.api.auth;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gantry.api.UserView;
import io.gantry.common.Secret;
import io.gantry.signin.Grant;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in answers, in the words of RFC 6749, and in those of the old Jaaz client.
 *
 * @param refreshToken left out where the store keeps no sessions
 * @param expiresIn seconds until the access token lapses
 * @param status always {@code success}; for old clients, like what follows
 * @param token the access token once more
 */
public record TokenView(
    String accessToken,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refreshToken,
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
    Secret refreshToken = grant.refreshToken();
    return new TokenView(
        grant.accessToken().reveal(),
        refreshToken == null ? null : refreshToken.reveal(),
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
