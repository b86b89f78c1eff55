package io.gantry.provider;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Filterable;
import io.gantry.common.JsonText;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Secret;
import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a user reaches a model provider.
 *
 * @param config settings without secrets, a JSON object
 * @param encryptedSecret the API key, encrypted with tenant and id as associated data; null when
 *     there is none. Never returned by the API, not even encrypted.
 */
public record ProviderConfig(
    String id,
    String ownerId,
    String provider,
    JsonText config,
    @Nullable Secret encryptedSecret,
    boolean active,
    Instant createdAt,
    Instant updatedAt,
    long revision)
    implements OwnedRecord<ProviderConfig>, Filterable {

  public static final int MAX_NAME_LENGTH = 200;

  /** Ciphertext, in characters of Base64. */
  public static final int MAX_SECRET_LENGTH = 20_000;

  public ProviderConfig {
    Text.requireId("id", id);
    Text.requireId("owner_id", ownerId);
    Text.requireFilled("provider", provider, MAX_NAME_LENGTH);
    requireNonNull(config, "config");
    if (encryptedSecret != null) {
      Text.requireFilled("secret", encryptedSecret.reveal(), MAX_SECRET_LENGTH);
    }
    createdAt = Times.requireInstant("created_at", createdAt);
    updatedAt = Times.requireInstant("updated_at", updatedAt);
  }

  @Override
  public ProviderConfig withRevision(long newRevision) {
    return new ProviderConfig(
        id, ownerId, provider, config, encryptedSecret, active, createdAt, updatedAt, newRevision);
  }

  @Override
  public ProviderConfig listed() {
    return this;
  }

  @Override
  public String filterTitle() {
    return provider;
  }
}
