package io.gantry.store.jaaz;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import java.util.Locale;
import java.util.Set;

/** The passwords of the users that Jaaz makes by itself in every installation. */
public final class JaazPasswords {

  /** The SHA-256 of {@code admin123} and of {@code demo123}: Jaaz takes no salt. */
  private static final Set<String> SHIPPED =
      Set.of(
          "240be518fabd2724ddb6f04eeb1da5967448d7e831c08c8fa822809f74c720a9",
          "d3ad9315b7be5dd53b31a273b3b3aba5defe700808305aa16a3062b76658a791");

  private JaazPasswords() {}

  /** Whether it is the hash of one of them as Jaaz makes it, whoever the user is. */
  public static boolean isShipped(Credential credential) {
    requireNonNull(credential, "credential");
    return credential.scheme() == CredentialScheme.SHA256_HEX
        && SHIPPED.contains(credential.hash().reveal().toLowerCase(Locale.ROOT));
  }
}
