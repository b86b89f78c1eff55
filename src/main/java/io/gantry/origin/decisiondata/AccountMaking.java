package io.gantry.origin.decisiondata;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.account.UserStatus;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.origin.rows.JsonParts;
import io.gantry.origin.rows.RowReading;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.foreign.ForeignRow;
import io.gantry.store.foreign.ForeignValue;
import io.gantry.store.jaaz.JaazTimes;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of one row of users: the user, the password hash, and settings that keep what
 * neither has a component for, among it both forms of the time as they are stored.
 */
final class AccountMaking {

  static final String MEMBER = "decision_data";

  private static final String HASH = "password_hash";
  private static final String SALT = "key_salt";
  private static final String NUMBER = "created_at";
  private static final String TEXT = "created_at_iso";

  private final String id;
  private final RowReading reading;

  AccountMaking(String id, EntityKind kind, ForeignRow row, Consumer<BulkRemark> remarks) {
    this.id = requireNonNull(id, "id");
    this.reading =
        new RowReading(row, new RecordKey(kind, List.of(id)), name -> name, remarks)
            .known(DecisionTables.USER_ID);
  }

  User user() {
    String email = reading.optional("email", User.MAX_LOGIN_NAME_LENGTH);
    boolean hasName = email != null && !email.isBlank();
    if (!hasName) {
      reading.remark(Oddity.UNFIT_VALUE, "it has no e-mail address; its id is the user name");
    }
    Instant created = created();
    String salt = keySalt().orElse(null);
    remarkRest();
    return new User(
        id,
        hasName ? email : id,
        email,
        null,
        Role.MEMBER,
        UserStatus.ACTIVE,
        salt,
        null,
        created,
        created,
        1);
  }

  private Instant created() {
    Instant moment = TwoTimes.read(reading, NUMBER, TEXT, true).moment();
    if (moment == null) {
      reading.remark(
          Oddity.NO_TIME, NUMBER + " is missing or unreadable; taken as " + JaazTimes.UNKNOWN);
    }
    return moment == null ? JaazTimes.UNKNOWN : moment;
  }

  /** Base64 there, hexadecimal digits here. */
  private Optional<String> keySalt() {
    String salt = reading.whole(SALT);
    if (salt == null) {
      return Optional.empty();
    }
    Optional<byte[]> bytes = decoded(salt);
    if (bytes.isEmpty()) {
      reading.remark(Oddity.UNFIT_VALUE, SALT + " is no Base64; kept in the settings of the user");
    }
    return bytes.map(HexFormat.of()::formatHex);
  }

  /** The bytes, when they are all that the text says. */
  private static Optional<byte[]> decoded(String salt) {
    try {
      byte[] bytes = Base64.getDecoder().decode(salt);
      boolean isWhole = Base64.getEncoder().encodeToString(bytes).equals(salt);
      boolean fits = bytes.length > 0 && bytes.length <= User.MAX_KEY_SALT_LENGTH / 2;
      return isWhole && fits ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  private void remarkRest() {
    reading.known(HASH);
    if (!reading.rest().isEmpty()) {
      reading.remark(
          Oddity.UNFIT_VALUE,
          "there is no component for "
              + String.join(", ", reading.rest().keySet())
              + "; kept in the settings of the user");
    }
  }

  /** The hash; without one the account has no password. */
  Optional<Credential> credential() {
    String hash = reading.whole(HASH);
    if (hash == null || hash.isBlank()) {
      reading.remark(Oddity.UNFIT_VALUE, HASH + " is missing; the account has no password");
      return Optional.empty();
    }
    CredentialScheme scheme = scheme(hash);
    if (scheme == null) {
      reading.remark(Oddity.NO_KIND, HASH + " is of no kind that is known");
      return Optional.empty();
    }
    Instant created = silentlyCreated();
    return Optional.of(new Credential(id, scheme, new Secret(hash), null, created, created, 1));
  }

  private static @Nullable CredentialScheme scheme(String hash) {
    if (hash.startsWith("$argon2")) {
      return CredentialScheme.ARGON2;
    }
    return hash.matches("\\$2[aby]\\$.*") ? CredentialScheme.BCRYPT : null;
  }

  /** What is odd about the time is said of the user. */
  private Instant silentlyCreated() {
    RowReading silent = reading.silently();
    Instant moment = TwoTimes.read(silent, NUMBER, TEXT, true).moment();
    return moment == null ? JaazTimes.UNKNOWN : moment;
  }

  /** Settings with what the program kept besides; empty when there is nothing. */
  Optional<UserSettings> settings() {
    reading.known("email", HASH);
    Map<String, ForeignValue> kept = new LinkedHashMap<>(reading.values(List.of(NUMBER, TEXT)));
    String salt = reading.silently().whole(SALT);
    reading.known(SALT);
    if (salt != null && decoded(salt).isEmpty()) {
      kept.put(SALT, new ForeignValue.Text(salt));
    }
    kept.putAll(reading.rest());
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    Instant created = silentlyCreated();
    JsonText extra = new JsonText(JsonParts.object(Map.of(MEMBER, JsonParts.ofValues(kept))));
    return Optional.of(
        new UserSettings(id, null, null, null, null, null, extra, created, created, 1));
  }
}
