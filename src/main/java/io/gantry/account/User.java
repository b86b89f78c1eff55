package io.gantry.account;

import static java.util.Objects.requireNonNull;

import io.gantry.common.CaseFold;
import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A person in one tenant, the owner of records. Proof of identity is a {@link Credential}, never
 * part of this record.
 *
 * @param username unique in the tenant, see {@link #loginNames()}
 * @param email unique in the tenant, or null; not checked to be deliverable
 * @param keySalt salt for keys that a client derives, in hex, never used by the server; null when
 *     the client keeps none
 */
public record User(
    String id,
    String username,
    @Nullable String email,
    @Nullable String displayName,
    Role role,
    UserStatus status,
    @Nullable String keySalt,
    @Nullable Instant lastLoginAt,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  /** As long as the longest address of RFC 5321 (64 + 1 + 255). */
  public static final int MAX_LOGIN_NAME_LENGTH = 320;

  public static final int MAX_DISPLAY_NAME_LENGTH = 200;
  public static final int MAX_KEY_SALT_LENGTH = 256;

  public User {
    Text.requireId("id", id);
    Text.requireFilled("username", username, MAX_LOGIN_NAME_LENGTH);
    Text.optionalText("email", email, MAX_LOGIN_NAME_LENGTH);
    Text.optionalText("display_name", displayName, MAX_DISPLAY_NAME_LENGTH);
    requireNonNull(role, "role");
    requireNonNull(status, "status");
    Text.optionalText("key_salt", keySalt, MAX_KEY_SALT_LENGTH);
    lastLoginAt = Times.optionalInstant("last_login_at", lastLoginAt);
    createdAt = Times.requireInstant("created_at", createdAt);
    updatedAt = Times.requireInstant("updated_at", updatedAt);
  }

  /**
   * The one or two names this user signs in by, folded. User names and e-mail addresses share one
   * name space in a tenant: otherwise somebody could take another person's address as user name.
   */
  public Set<String> loginNames() {
    Set<String> names = new TreeSet<>();
    names.add(CaseFold.of(username));
    if (email != null) {
      names.add(CaseFold.of(email));
    }
    return Set.copyOf(names);
  }

  public User withLastLoginAt(Instant moment) {
    return new User(
        id,
        username,
        email,
        displayName,
        role,
        status,
        keySalt,
        moment,
        createdAt,
        updatedAt,
        revision);
  }

  /** This user with another address, changed at {@code at}. */
  public User withEmail(@Nullable String newEmail, Instant at) {
    return new User(
        id,
        username,
        newEmail,
        displayName,
        role,
        status,
        keySalt,
        lastLoginAt,
        createdAt,
        at,
        revision);
  }

  public User withRevision(long newRevision) {
    return new User(
        id,
        username,
        email,
        displayName,
        role,
        status,
        keySalt,
        lastLoginAt,
        createdAt,
        updatedAt,
        newRevision);
  }
}
