package io.gantry.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import java.util.List;

/** Passwords that a program ships, and that everybody can know who has the program. */
public final class WellKnownPasswords {

  private final List<String> passwords;

  public WellKnownPasswords(List<String> passwords) {
    this.passwords = List.copyOf(passwords);
  }

  /**
   * Whether the hash is of one of them. Costs as many hashes as there are passwords, some tens of
   * milliseconds each.
   *
   * @param credential of a scheme that is verified and never made; others are of none of them
   */
  public boolean hasOneOf(Credential credential) {
    requireNonNull(credential, "credential");
    return credential.scheme() == CredentialScheme.PBKDF2_SHA256_100000
        && passwords.stream()
            .anyMatch(password -> LegacyHash.matchesPbkdf2(credential, password.getBytes(UTF_8)));
  }
}
