package io.gantry.api;

import io.gantry.common.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * What a client sets of a provider configuration.
 *
 * @param secret in clear; it is never given back
 */
public record ProviderConfigBody(
    @Nullable String provider,
    @Nullable JsonText config,
    @Nullable String secret,
    @Nullable Boolean active) {

  /** The longest secret in bytes: its ciphertext in Base64 stays below what a record may hold. */
  public static final int MAX_SECRET_BYTES = 8_000;

  /**
   * Stands for the stored secret while a patch is applied, so that a patch can leave it alone, take
   * it away or set another, and nobody has to decrypt it. No provider's key holds a NUL.
   */
  static final String KEPT = "\u0000kept\u0000";

  /** Records are printed by accident; this one holds a secret. */
  @Override
  public String toString() {
    return "ProviderConfigBody[provider=" + provider + "]";
  }
}
