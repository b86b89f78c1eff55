package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.Secret;
import io.gantry.common.Text;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row of the table of users. The user is known by the name, also to all other tables. */
final class UserRow {

  /** Whom records name that belong to nobody; no user can have it, for capitals are folded. */
  static final String NOBODY = "UNOWNED";

  /** The user who administers the old application. */
  private static final String ADMINISTRATOR = "admin";

  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern SALT = Pattern.compile("[0-9a-fA-F]{32}");
  private static final Pattern SECRET = Pattern.compile(".*(passw|secret|token|api_?key).*");

  private static final Set<String> ROLES = Set.of("admin", "user", "member");

  private final Row row;
  private final LocalTimes times;
  private final String id;
  private final Set<String> rest;

  UserRow(Row row, LocalTimes times, String id) {
    this.row = requireNonNull(row, "row");
    this.times = requireNonNull(times, "times");
    this.id = requireNonNull(id, "id");
    this.rest = new LinkedHashSet<>(row.besides(taken()));
  }

  /** The id of the user of this row; empty when the row has no name that can be one. */
  static Optional<String> id(Row row) {
    return named(row, "username");
  }

  /** The id of the user whom a member names; empty when it names none. */
  static Optional<String> named(Row row, String member) {
    return row.text(member).map(PythonText::name).filter(Text::isId);
  }

  /** Whether a member of that name may hold what only its owner may know. */
  static boolean isSecret(String member) {
    return SECRET.matcher(member.toLowerCase(Locale.ROOT)).matches();
  }

  /** The members that have a place in the records of a user and a credential. */
  private Set<String> taken() {
    Set<String> taken = new LinkedHashSet<>(Set.of("password_hash", "salt"));
    take(taken, "username", true);
    take(taken, "created_at", time("created_at").isPresent());
    take(taken, "updated_at", time("updated_at").isPresent());
    take(taken, "last_login", time("last_login").isPresent());
    take(taken, "is_active", row.truth("is_active").isPresent());
    take(taken, "is_admin", row.truth("is_admin").isPresent());
    take(taken, "role", row.text("role").filter(ROLES::contains).isPresent());
    take(taken, "email", email() != null);
    take(taken, "display_name", text("display_name", User.MAX_DISPLAY_NAME_LENGTH) != null);
    row.members().keySet().stream().filter(UserRow::isSecret).forEach(taken::add);
    return taken;
  }

  private static void take(Set<String> taken, String member, boolean isTaken) {
    if (isTaken) {
      taken.add(member);
    }
  }

  /** Members without a place in those records, to be kept with the settings. */
  Set<String> rest() {
    return rest;
  }

  private Optional<Instant> time(String member) {
    return row.text(member).flatMap(times::parse);
  }

  private @Nullable String text(String member, int maxLength) {
    return row.text(member)
        .filter(text -> text.length() <= maxLength && Text.isWellFormed(text))
        .filter(Predicate.not(String::isBlank))
        .orElse(null);
  }

  private @Nullable String email() {
    return text("email", User.MAX_LOGIN_NAME_LENGTH);
  }

  Instant created() {
    return time("created_at").or(() -> time("updated_at")).orElse(Instant.EPOCH);
  }

  Instant updated() {
    return time("updated_at").orElse(created());
  }

  void user(Out out) {
    RecordKey key = new RecordKey(EntityKind.USER, List.of(id));
    remarks(out, key);
    out.record(
        row.name(),
        () ->
            new User(
                id,
                id,
                email(),
                displayName(),
                role(),
                row.truth("is_active").orElse(isActiveByDefault())
                    ? UserStatus.ACTIVE
                    : UserStatus.DISABLED,
                null,
                time("last_login").orElse(null),
                created(),
                updated(),
                1));
  }

  /** A user whose state is not said may sign in; one of whom it is said in no known way may not. */
  private boolean isActiveByDefault() {
    return !row.members().containsKey("is_active");
  }

  private Role role() {
    boolean isAdmin =
        row.truth("is_admin").orElse(false)
            || row.text("role").filter("admin"::equals).isPresent()
            || id.equals(ADMINISTRATOR);
    return isAdmin ? Role.ADMIN : Role.MEMBER;
  }

  /** What people call the user: said so, or the name as it was before it was folded. */
  private @Nullable String displayName() {
    String said = text("display_name", User.MAX_DISPLAY_NAME_LENGTH);
    String written = row.text("username").map(PythonText::strip).orElse(id);
    boolean isKept = written.length() <= User.MAX_DISPLAY_NAME_LENGTH && !written.equals(id);
    return said == null && isKept ? written : said;
  }

  private void remarks(Out out, RecordKey key) {
    out.repeated(key, row);
    for (String member : List.of("created_at", "updated_at")) {
      if (time(member).isEmpty()) {
        Instant taken = member.equals("created_at") ? created() : updated();
        out.noTime(key, row.name(), member, taken);
      }
    }
    if (row.truth("is_active").isEmpty() && !isActiveByDefault()) {
      String detail = "is_active is neither true nor false; the user cannot sign in";
      out.remark(key, Oddity.UNFIT_VALUE, row.name(), detail);
    }
    out.leftSecrets(
        key,
        row,
        member -> isSecret(member) && !member.equals("password_hash"),
        "holds a secret in clear, and is never taken along");
  }

  void credential(Out out) {
    Optional<String> hash = hash();
    Optional<String> salt = salt();
    if (hash.isPresent() && salt.isPresent()) {
      out.record(row.name(), () -> credential(hash.get(), salt.get()));
      return;
    }
    boolean isNone = row.raw("password_hash").isEmpty() && row.raw("salt").isEmpty();
    String what = isNone ? "there is no password hash" : "hash or salt are not of the known form";
    out.left(row.name(), id, what + "; the user has no password until one is set");
  }

  private Optional<String> hash() {
    return row.text("password_hash").filter(HASH.asMatchPredicate());
  }

  private Optional<String> salt() {
    return row.text("salt").filter(SALT.asMatchPredicate());
  }

  private Credential credential(String hash, String salt) {
    return new Credential(
        id, CredentialScheme.PBKDF2_SHA256_100000, new Secret(hash), salt, created(), updated(), 1);
  }

  /** Says of a user whose password everybody can know that it must be changed. */
  void password(ShippedPasswords shipped, Out out) {
    boolean isShipped =
        hash()
            .flatMap(hash -> salt().map(salt -> credential(hash, salt)))
            .filter(credential -> shipped.isOneOf(id, role(), credential))
            .isPresent();
    if (isShipped) {
      out.remark(
          new RecordKey(EntityKind.USER, List.of(id)),
          Oddity.KNOWN_PASSWORD,
          row.name(),
          (role() == Role.ADMIN ? "administers, and signs in" : "signs in")
              + " with a password that ChatCore.AI ships; change it after the move");
    }
  }
}
