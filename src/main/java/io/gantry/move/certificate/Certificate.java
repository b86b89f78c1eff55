package io.gantry.move.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.security.CertificateKey;
import java.util.Base64;

/**
 * A signed statement.
 *
 * @param statement what it says
 * @param content the statement as it was signed: JSON without white space
 * @param seal the signature with what is needed to check it
 */
public record Certificate(Statement statement, String content, Seal seal) {

  public Certificate {
    requireNonNull(statement, "statement");
    requireNonNull(content, "content");
    requireNonNull(seal, "seal");
  }

  /** Signs the statement. */
  public static Certificate sign(Statement statement, CertificateKey key) {
    String content = CertificateJson.write(statement);
    byte[] signed = content.getBytes(UTF_8);
    Base64.Encoder base64 = Base64.getEncoder();
    return new Certificate(
        statement,
        content,
        new Seal(
            base64.encodeToString(key.publicKey()),
            key.fingerprint(),
            CertificateKey.fingerprint(signed),
            base64.encodeToString(key.sign(signed))));
  }

  /**
   * The certificate of a file; whether it is genuine is for {@link CertificateCheck} to say.
   *
   * @throws IllegalArgumentException when the text is no certificate
   */
  public static Certificate parse(String json) {
    return CertificateJson.read(requireNonNull(json, "json"));
  }

  /** JSON, always the same for the same certificate, with a line feed at the end. */
  public String toJson() {
    return CertificateJson.write(this);
  }
}
