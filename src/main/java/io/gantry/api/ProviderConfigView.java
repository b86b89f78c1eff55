package io.gantry.api;

import io.gantry.common.JsonText;
import io.gantry.provider.ProviderConfig;
import java.time.Instant;

/**
 * What clients see of a provider configuration.
 *
 * @param hasSecret whether there is a secret, which nobody gets to see
 */
public record ProviderConfigView(
    String id,
    String ownerId,
    String provider,
    JsonText config,
    boolean hasSecret,
    boolean active,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  static ProviderConfigView of(ProviderConfig config) {
    return new ProviderConfigView(
        config.id(),
        config.ownerId(),
        config.provider(),
        config.config(),
        config.encryptedSecret() != null,
        config.active(),
        config.createdAt(),
        config.updatedAt(),
        config.revision());
  }
}
