package io.gantry.store.document;

import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.CaseFold;
import io.gantry.common.Text;
import io.gantry.store.jaaz.ContentRevision;
import io.gantry.store.jaaz.FittedText;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.store.jaaz.JaazTimes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Users of version 6 as items. Jaaz stores user name and address in lower case and no role: the
 * user {@code admin} is the administrator. What of ours differs from that lies in attributes of our
 * own, which old programs do not look at.
 */
final class KindAccounts {

  /** What a user is made of, the password left out: it has a revision of its own. */
  static final List<String> COLUMNS =
      List.of(
          "user_id",
          "username",
          "username_as_written",
          "email",
          "email_as_written",
          "role",
          "is_active",
          "key_salt",
          "last_login",
          "created_at",
          "updated_at");

  /** The user that is an administrator without an attribute that says so. */
  private static final String ADMIN = "admin";

  private KindAccounts() {}

  static String stored(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static Map<String, AttributeValue> key(String username) {
    return Map.of("username", AttributeValue.fromS(stored(username)));
  }

  static Map<String, AttributeValue> toItem(User user) {
    String username = stored(user.username());
    String email = user.email() == null ? null : stored(user.email());
    return new KindItem()
        .text("user_id", KindIds.stored(user.id()))
        .text("username", username)
        .textOrNone("username_as_written", unless(username, user.username()))
        // An empty text cannot be a key of an index.
        .textOrNone("email", email == null || email.isEmpty() ? null : email)
        .textOrNone(
            "email_as_written", email != null && email.isEmpty() ? "" : unless(email, user.email()))
        .textOrNone("role", user.role() == roleOf(username) ? null : user.role().name())
        .flag("is_active", user.status() == UserStatus.ACTIVE)
        .textOrNone("key_salt", user.keySalt())
        .timeOrNull("last_login", user.lastLoginAt())
        .time("created_at", user.createdAt())
        .time("updated_at", user.updatedAt())
        .toMap();
  }

  private static @Nullable String unless(@Nullable String usual, @Nullable String value) {
    return value == null || value.equals(usual) ? null : value;
  }

  private static Role roleOf(String username) {
    return username.equals(ADMIN) ? Role.ADMIN : Role.MEMBER;
  }

  static User toRecord(KindRow row) {
    String username = row.required("username");
    return new User(
        id(row),
        orBlank(asWritten(row, "username", username)),
        email(row),
        null,
        role(row, username),
        row.item().containsKey("is_active") && !row.isTrue("is_active")
            ? UserStatus.DISABLED
            : UserStatus.ACTIVE,
        FittedText.optional(row.text("key_salt"), User.MAX_KEY_SALT_LENGTH),
        JaazTimes.parse(row.text("last_login")).orElse(null),
        row.time("created_at", "updated_at"),
        row.time("updated_at", "created_at"),
        ContentRevision.of(row.contents(COLUMNS)));
  }

  /** A user that an old program gave no id has the user name for one. */
  static String id(KindRow row) {
    String id = row.filled("user_id");
    return JaazIds.shown(id == null ? row.required("username") : id);
  }

  /** A name of white space alone, which the key may be. */
  private static String orBlank(String name) {
    return name.isBlank() ? "~blank" : name;
  }

  private static @Nullable String email(KindRow row) {
    String stored = row.text("email");
    String email = stored == null ? row.text("email_as_written") : asWritten(row, "email", stored);
    return FittedText.optional(email, User.MAX_LOGIN_NAME_LENGTH);
  }

  private static String asWritten(KindRow row, String name, String stored) {
    String written = row.filled(name + "_as_written");
    String shown = written != null && stored(written).equals(stored) ? written : stored;
    return FittedText.required(shown, User.MAX_LOGIN_NAME_LENGTH);
  }

  private static Role role(KindRow row, String username) {
    String role = row.filled("role");
    if (Role.ADMIN.name().equals(role)) {
      return Role.ADMIN;
    }
    return Role.MEMBER.name().equals(role) ? Role.MEMBER : roleOf(username);
  }

  /**
   * What leads from an id and from login names to a user, and keeps names unique: items of the
   * table of messages, under session ids that no conversation has. Old programs read messages by
   * session only, so they never see them.
   */
  static final class Pointers {

    static final String RESERVED = "gantry#";
    static final String USERS = RESERVED + "users";
    private static final String LOGINS = RESERVED + "logins";

    private Pointers() {}

    static Map<String, AttributeValue> userKey(String userId) {
      return key(USERS, userId);
    }

    static Map<String, AttributeValue> loginKey(String foldedName) {
      return key(LOGINS, LoginNameItem.hash(foldedName));
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
      return Map.of(
          "session_id", AttributeValue.fromS(partition), "id", AttributeValue.fromS(sort));
    }

    static Map<String, AttributeValue> leading(Map<String, AttributeValue> key, User user) {
      Map<String, AttributeValue> item = new HashMap<>(key);
      item.put("username", AttributeValue.fromS(stored(user.username())));
      item.put("user", AttributeValue.fromS(user.id()));
      return item;
    }
  }

  /** Whether somebody signs in by this folded name. */
  static boolean isNamed(User user, String foldedName) {
    return user.loginNames().contains(foldedName);
  }

  static String folded(String name) {
    return CaseFold.of(name);
  }

  static boolean isKey(String text) {
    return !text.isEmpty() && Text.utf8Length(text) <= 1_024;
  }
}
