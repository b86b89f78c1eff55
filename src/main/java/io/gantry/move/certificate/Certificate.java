package io.gantry.move.certificate;

import static java.util.Objects.requireNonNull;

import io.gantry.security.CertificateKey;

/**
 * A signed statement.
 *
 * @param statement what it says
 * @param seal the signature with what is needed to check it
 */
public record Certificate(Statement statement, Seal seal) {

  public Certificate {
    requireNonNull(statement, "statement");
    requireNonNull(seal, "seal");
  }

  /** Signs the statement. */
  public static Certificate sign(Statement statement, CertificateKey key) {
    throw new UnsupportedOperationException("not built yet");
  }

  /**
   * The certificate of a file.
   *
   * @throws IllegalArgumentException when the text is no certificate
   */
  public static Certificate parse(String json) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** JSON, always the same for the same certificate, with a line feed at the end. */
  public String toJson() {
    throw new UnsupportedOperationException("not built yet");
  }
}
