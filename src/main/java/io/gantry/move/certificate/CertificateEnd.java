package io.gantry.move.certificate;

import static java.util.Objects.requireNonNull;

/**
 * An end as a certificate names it.
 *
 * @param label for people, without secrets
 * @param version the schema version; 0 when it is no store
 */
public record CertificateEnd(String label, int version) {

  public CertificateEnd {
    requireNonNull(label, "label");
  }
}
