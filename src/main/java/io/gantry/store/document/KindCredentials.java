package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.CredentialRepository;
import io.gantry.account.CredentialScheme;
import io.gantry.account.User;
import io.gantry.common.Secret;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import io.gantry.store.document.KindRecords.ChangedException;
import io.gantry.store.jaaz.ContentRevision;
import io.gantry.store.jaaz.JaazTimes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The password hashes of version 6, which lie with their users. The form of a hash tells its
 * scheme: what old programs made is SHA-256 in hex.
 */
final class KindCredentials implements CredentialRepository {

  private static final String HASH = "password_hash";
  private static final String CREATED = "password_created_at";
  private static final String UPDATED = "password_updated_at";
  private static final List<String> COLUMNS = List.of(HASH, CREATED, UPDATED);
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  private final KindDocuments documents;
  private final KindUsers users;

  KindCredentials(KindDocuments documents) {
    this.documents = documents;
    this.users = new KindUsers(documents);
  }

  /** The attributes of a credential; its times when they are not those of the user. */
  static Map<String, AttributeValue> toItem(Credential credential, User user) {
    return new KindItem()
        .text(HASH, credential.hash().reveal())
        .timeUnless(user.createdAt(), CREATED, credential.createdAt())
        .timeUnless(user.createdAt(), UPDATED, credential.updatedAt())
        .toMap();
  }

  static Optional<Credential> toRecord(KindRow row) {
    String hash = row.filled(HASH);
    if (hash == null || hash.isBlank() || hash.length() > Credential.MAX_HASH_LENGTH) {
      return Optional.empty();
    }
    Instant created = row.time("created_at", "updated_at");
    return Optional.of(
        new Credential(
            KindAccounts.id(row),
            scheme(hash),
            new Secret(hash),
            null,
            JaazTimes.parse(row.text(CREATED)).orElse(created),
            JaazTimes.parse(row.text(UPDATED)).orElse(created),
            ContentRevision.of(row.contents(COLUMNS))));
  }

  private static CredentialScheme scheme(String hash) {
    if (SHA256.matcher(hash).matches()) {
      return CredentialScheme.SHA256_HEX;
    }
    return hash.startsWith("$2") ? CredentialScheme.BCRYPT : CredentialScheme.ARGON2;
  }

  @Override
  public Optional<Credential> find(String userId) {
    requireNonNull(userId, "userId");
    return row(userId).flatMap(KindCredentials::toRecord);
  }

  private Optional<KindRow> row(String userId) {
    return users.row(userId).filter(KindDocuments::isLive);
  }

  @Override
  public void create(Credential credential) {
    requireNonNull(credential, "credential");
    VersionFields.requireKept(documents.version(), credential);
    KindRow row =
        row(credential.userId())
            .orElseThrow(() -> new StoreException.NotFound("user", credential.userId()));
    if (toRecord(row).isPresent()) {
      throw taken();
    }
    change(row, toItem(credential, KindAccounts.toRecord(row)), KindCredentials::taken);
  }

  private static StoreException.AlreadyExists taken() {
    return new StoreException.AlreadyExists("credential", "user_id");
  }

  private KindRow change(
      KindRow row,
      Map<String, AttributeValue> credential,
      Supplier<? extends RuntimeException> unmet) {
    Map<String, @Nullable AttributeValue> changes =
        new HashMap<>(KindWrites.differences(COLUMNS, row.item(), credential));
    List<String> watched = List.of(HASH, CREATED, UPDATED, "user_id", KindDocuments.DELETING);
    documents
        .requests()
        .execute(List.of(documents.writes().change(KindTable.USERS, row, watched, changes, unmet)));
    return new KindRow(KindWrites.changed(row.item(), changes));
  }

  @Override
  public Credential replace(Credential credential) {
    requireNonNull(credential, "credential");
    VersionFields.requireKept(documents.version(), credential);
    KindRow row = row(credential.userId()).orElseThrow(() -> notFound(credential));
    Credential stored = toRecord(row).orElseThrow(() -> notFound(credential));
    if (stored.revision() != credential.revision()) {
      throw conflict(credential);
    }
    Credential next =
        new Credential(
            credential.userId(),
            credential.scheme(),
            credential.hash(),
            null,
            stored.createdAt(),
            credential.updatedAt(),
            credential.revision());
    return toRecord(
            change(row, toItem(next, KindAccounts.toRecord(row)), () -> conflict(credential)))
        .orElseThrow();
  }

  private static StoreException.NotFound notFound(Credential credential) {
    return new StoreException.NotFound("credential", credential.userId());
  }

  private static StoreException.Conflict conflict(Credential credential) {
    return new StoreException.Conflict("credential", credential.userId(), credential.revision());
  }

  /** Leaves NULL behind: old programs expect the attribute. */
  @Override
  public boolean delete(String userId) {
    requireNonNull(userId, "userId");
    return row(userId).filter(row -> toRecord(row).isPresent()).filter(this::remove).isPresent();
  }

  private boolean remove(KindRow row) {
    try {
      change(row, Map.of(HASH, KindItem.NULL), ChangedException::new);
      return true;
    } catch (ChangedException meanwhile) {
      return false;
    }
  }
}
