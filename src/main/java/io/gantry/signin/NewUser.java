package io.gantry.signin;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Role;
import io.gantry.common.InvalidValueException;
import io.gantry.common.Secret;
import io.gantry.common.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A user to be made. The rules here are those for people who choose; records that are imported obey
 * those of {@link io.gantry.account.User} alone.
 *
 * @param id the id that the record shall have
 * @param username without blanks around it and without control characters
 * @param email has the form of an address; null for none
 */
public record NewUser(
    String id,
    String username,
    @Nullable String email,
    @Nullable String displayName,
    Role role,
    Secret password) {

  /** Whether mail arrives is not ours to know; this keeps out what is plainly something else. */
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

  public NewUser {
    Text.requireId("id", id);
    username = withoutControls("username", requireNonNull(username, "username").strip());
    email = email == null ? null : address(email.strip());
    requireNonNull(role, "role");
    requireNonNull(password, "password");
  }

  private static String withoutControls(String field, String name) {
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidValueException(field, "must not hold control characters");
    }
    return name;
  }

  private static String address(String email) {
    if (!ADDRESS.matcher(email).matches()) {
      throw new InvalidValueException("email", "must be an e-mail address");
    }
    return withoutControls("email", email);
  }
}
