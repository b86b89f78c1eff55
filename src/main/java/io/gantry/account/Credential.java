package io.gantry.account;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Secret;
import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What proves that somebody is a user: a password hash. Never returned by the API and never
 * printed.
 *
 * @param hash PHC string, or the hash of a legacy scheme
 * @param salt for the schemes whose hash does not carry it, else null
 */
public record Credential(
    String userId,
    CredentialScheme scheme,
    Secret hash,
    @Nullable String salt,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  public static final int MAX_HASH_LENGTH = 1_024;

  public Credential {
    Text.requireId("user_id", userId);
    requireNonNull(scheme, "scheme");
    Text.requireFilled("hash", hash.reveal(), MAX_HASH_LENGTH);
    Text.optionalText("salt", salt, MAX_HASH_LENGTH);
    createdAt = Times.requireInstant("created_at", createdAt);
    updatedAt = Times.requireInstant("updated_at", updatedAt);
  }

  public Credential withRevision(long newRevision) {
    return new Credential(userId, scheme, hash, salt, createdAt, updatedAt, newRevision);
  }
}
