package io.gantry.signin;

import static java.util.Objects.requireNonNull;

import io.gantry.account.LoginSession;
import io.gantry.common.Text;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody signs in, as shown in the list of sessions.
 *
 * @param address of the connection; what is too long is cut
 * @param userAgent what the client calls itself; what is too long is cut, what is not valid Unicode
 *     is left out
 */
public record Client(String address, @Nullable String userAgent) {

  public Client {
    address = cut(requireNonNull(address, "address"), LoginSession.MAX_IP_LENGTH);
    userAgent = userAgent == null ? null : valid(userAgent);
  }

  private static @Nullable String valid(String userAgent) {
    String shown = cut(userAgent, LoginSession.MAX_USER_AGENT_LENGTH);
    return Text.isWellFormed(shown) ? shown : null;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
