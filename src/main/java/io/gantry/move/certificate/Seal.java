package io.gantry.move.certificate;

import static java.util.Objects.requireNonNull;

/**
 * A signature with what is needed to check it.
 *
 * @param key the public key, SubjectPublicKeyInfo (X.509) in Base64
 * @param fingerprint SHA-256 of the public key, in hex
 * @param content SHA-256 of the statement when it was signed, in hex
 * @param signature Ed25519 (RFC 8032) of the statement, in Base64
 */
public record Seal(String key, String fingerprint, String content, String signature) {

  public Seal {
    requireNonNull(key, "key");
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(content, "content");
    requireNonNull(signature, "signature");
  }
}
