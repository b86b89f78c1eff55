package io.gantry.signin;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.CredentialRepository;
import io.gantry.account.CredentialScheme;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.Secret;
import io.gantry.common.Text;
import io.gantry.security.PasswordHasher;
import io.gantry.security.PasswordHasher.Verdict;
import io.gantry.security.Passwords;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Makes users and keeps their passwords. Safe for use by many threads. */
public final class Accounts {

  /** As many random bytes as clients of the audio service derive their keys from. */
  private static final int KEY_SALT_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Store store;
  private final PasswordHasher hasher;
  private final Clock clock;

  public Accounts(Store store, PasswordHasher hasher, Clock clock) {
    this.store = requireNonNull(store, "store");
    this.hasher = requireNonNull(hasher, "hasher");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Makes a user with a password; the tenant must exist.
   *
   * @throws io.gantry.common.InvalidValueException when a value or the password breaks a rule
   * @throws StoreException.AlreadyExists when the id or a login name is taken
   * @throws io.gantry.security.PasswordsBusyException when too many passwords wait to be hashed
   */
  public User create(TenantId tenant, NewUser wanted) {
    Passwords.require(wanted.password());
    return createWithAnyPassword(tenant, wanted);
  }

  /** Like {@link #create}, for the short passwords of demonstration users. */
  User createWithAnyPassword(TenantId tenant, NewUser wanted) {
    Instant now = clock.instant();
    User user = user(wanted, now);
    Credential credential = credential(user.id(), hasher.hash(wanted.password()), now);
    store.workspace(tenant).users().create(user, credential);
    return user;
  }

  /**
   * Whether this is the password of the user.
   *
   * @throws io.gantry.security.PasswordsBusyException when too many passwords wait to be hashed
   */
  boolean isPassword(TenantId tenant, String userId, Secret password) {
    Optional<Credential> credential = store.workspace(tenant).credentials().find(userId);
    return verify(credential, password) != Verdict.WRONG;
  }

  /**
   * Gives a user a password, whatever it was before. The user's sessions go on; end them with
   * {@link Sessions#endAll}.
   *
   * @throws io.gantry.common.InvalidValueException when it breaks a rule
   * @throws StoreException.NotFound when there is no such user
   * @throws StoreException.Conflict when it was changed at the same moment
   */
  public void setPassword(TenantId tenant, String userId, Secret wanted) {
    setAnyPassword(tenant, userId, Passwords.require(wanted));
  }

  /** Like {@link #setPassword}, for the short passwords of demonstration users. */
  void setAnyPassword(TenantId tenant, String userId, Secret wanted) {
    Secret hash = hasher.hash(wanted);
    store(store.workspace(tenant).credentials(), credential(userId, hash, clock.instant()));
  }

  /**
   * The user of this name and password; empty for an unknown name as for a wrong password, after
   * the same time. A hash that is not of today is made anew.
   */
  Optional<User> authenticate(TenantId tenant, String name, Secret password) {
    Workspace workspace = store.workspace(tenant);
    Optional<User> user =
        isLoginName(name) ? workspace.users().findByLoginName(name) : Optional.empty();
    Optional<Credential> credential =
        user.flatMap(known -> workspace.credentials().find(known.id()));
    return switch (verify(credential, password)) {
      case RIGHT -> user;
      case RIGHT_BUT_OUTDATED -> {
        credential.ifPresent(outdated -> rehash(workspace.credentials(), outdated, password));
        yield user;
      }
      case WRONG -> Optional.empty();
    };
  }

  /** Spends the time of {@link #authenticate} where there is no tenant to look in. */
  void authenticateNobody(Secret password) {
    verify(Optional.empty(), password);
  }

  private Verdict verify(Optional<Credential> credential, Secret password) {
    return hasher.verify(password, credential.orElse(null));
  }

  private void rehash(CredentialRepository credentials, Credential outdated, Secret password) {
    try {
      Credential current =
          new Credential(
              outdated.userId(),
              CredentialScheme.ARGON2,
              hasher.hash(password),
              null,
              outdated.createdAt(),
              clock.instant(),
              outdated.revision());
      credentials.replace(current);
    } catch (StoreException.Conflict | StoreException.NotFound changedMeanwhile) {
      // Another sign-in made it anew, or the password was changed: that one counts.
    }
  }

  private static void store(CredentialRepository credentials, Credential wanted) {
    Optional<Credential> stored = credentials.find(wanted.userId());
    if (stored.isEmpty()) {
      credentials.create(wanted);
      return;
    }
    credentials.replace(
        new Credential(
            wanted.userId(),
            wanted.scheme(),
            wanted.hash(),
            wanted.salt(),
            stored.get().createdAt(),
            wanted.updatedAt(),
            stored.get().revision()));
  }

  private User user(NewUser wanted, Instant now) {
    return new User(
        wanted.id(),
        wanted.username(),
        wanted.email(),
        wanted.displayName(),
        wanted.role(),
        UserStatus.ACTIVE,
        keySalt(),
        null,
        now,
        now,
        1);
  }

  private static Credential credential(String userId, Secret hash, Instant now) {
    return new Credential(userId, CredentialScheme.ARGON2, hash, null, now, now, 1);
  }

  private String keySalt() {
    byte[] salt = new byte[KEY_SALT_BYTES];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /** What cannot be a login name names nobody, and no store needs to be asked. */
  static boolean isLoginName(String name) {
    return !name.isBlank()
        && name.length() <= User.MAX_LOGIN_NAME_LENGTH
        && Text.isWellFormed(name);
  }
}
