package io.gantry.store;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.account.User;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.library.StoredFile;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The components of records that versions 1 to 6 have no column or attribute for; from version 7 on
 * there are none. What is not named here, a version with the kind keeps, or computes.
 *
 * <p>Source: the tables that Jaaz made, and for users and audio files of version 6 those of the
 * audio service.
 */
public final class VersionFields {

  private static final List<Lack<?>> LACKS =
      List.of(
          lack(EntityKind.CONVERSATION, "mode", Conversation.class, one -> one.mode() != null),
          lack(EntityKind.CONVERSATION, "archived", Conversation.class, Conversation::archived),
          lack(EntityKind.CONVERSATION, "share_id", Conversation.class, c -> c.shareId() != null),
          lack(EntityKind.MESSAGE, "mode", Message.class, one -> one.mode() != null),
          lack(
              EntityKind.MESSAGE,
              "metadata",
              Message.class,
              one -> !one.metadata().equals(JsonText.EMPTY_OBJECT)),
          lack(EntityKind.MESSAGE, "token_count", Message.class, one -> one.tokenCount() != null),
          lack(EntityKind.FILE, "file_name", StoredFile.class, one -> one.fileName() != null),
          lack(EntityKind.FILE, "mime_type", StoredFile.class, one -> one.mimeType() != null),
          lack(EntityKind.FILE, "size", StoredFile.class, one -> one.size() != null),
          lack(EntityKind.FILE, "sha256", StoredFile.class, one -> one.sha256() != null),
          lack(EntityKind.USER, "display_name", User.class, one -> one.displayName() != null),
          lack(EntityKind.CREDENTIAL, "salt", Credential.class, one -> one.salt() != null),
          lack(
              EntityKind.CREDENTIAL,
              "scheme",
              Credential.class,
              one -> one.scheme() == CredentialScheme.PBKDF2_SHA256_100000));

  private VersionFields() {}

  /** A component that a record must leave empty, and how to tell that it does not. */
  private record Lack<R>(EntityKind kind, String field, Class<R> type, Predicate<R> isGiven) {

    boolean refuses(Object record) {
      return type.isInstance(record) && isGiven.test(type.cast(record));
    }
  }

  /**
   * The components, in snake_case, that the version cannot keep of a kind that it has. Of the
   * {@code scheme} of a credential it is one value: {@code PBKDF2_SHA256_100000}, whose hashes look
   * like those of another.
   */
  public static Set<String> lacking(SchemaVersion version, EntityKind kind) {
    requireNonNull(kind, "kind");
    return lacks(version).stream()
        .filter(lack -> lack.kind() == kind)
        .map(Lack::field)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * To be called with every record that is to be written, before anything changes.
   *
   * @throws StoreException.Unsupported when the record has a component that the version cannot
   *     keep; it names the first of them
   */
  public static void requireKept(SchemaVersion version, Object record) {
    requireNonNull(record, "record");
    for (Lack<?> lack : lacks(version)) {
      if (lack.refuses(record)) {
        throw new StoreException.Unsupported(version, lack.kind(), lack.field());
      }
    }
  }

  private static List<Lack<?>> lacks(SchemaVersion version) {
    return version.tenancy() == SchemaVersion.Tenancy.BY_TENANT ? List.of() : LACKS;
  }

  private static <R> Lack<R> lack(
      EntityKind kind, String field, Class<R> type, Predicate<R> isGiven) {
    return new Lack<>(kind, field, type, isGiven);
  }
}
