package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.common.InvalidValueException;
import io.gantry.tenancy.TenantId;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Names of shared conversations: {@code TENANT.SECRET}. The tenant tells where to look, the secret
 * is all that protects the conversation.
 */
@ApiComponent
public class ShareIds {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** 22 digits to the base of 62 hold 130 bits: nobody can guess one. */
  private static final int SECRET_LENGTH = 22;

  private final RandomGenerator random;

  @Inject
  public ShareIds() {
    this(new SecureRandom());
  }

  ShareIds(RandomGenerator random) {
    this.random = requireNonNull(random, "random");
  }

  String next(TenantId tenant) {
    StringBuilder id = new StringBuilder(tenant.value()).append('.');
    for (int digit = 0; digit < SECRET_LENGTH; digit++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  /** The tenant that a share id names; empty when it is none of ours. */
  static Optional<TenantId> tenantOf(String shareId) {
    int dot = shareId.lastIndexOf('.');
    try {
      return dot < 0 ? Optional.empty() : Optional.of(new TenantId(shareId.substring(0, dot)));
    } catch (InvalidValueException notATenant) {
      return Optional.empty();
    }
  }
}
