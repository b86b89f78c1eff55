package io.gantry.move.certificate;

import static java.util.Objects.requireNonNull;

import io.gantry.move.digest.KindDigest;
import java.util.List;
import java.util.Set;

/** Checks certificates without any store, and then against what an end holds. */
public final class CertificateCheck {

  private final Set<String> trusted;

  /**
   * @param trusted the fingerprints of the keys that may have signed
   */
  public CertificateCheck(Set<String> trusted) {
    this.trusted = Set.copyOf(trusted);
  }

  /** Whether a certificate is what its signer signed. */
  public enum Verdict {
    GENUINE("it is what a known key signed"),
    /** The statement is not the one that was signed. */
    CHANGED("it was changed after it was signed"),
    /** Statement and digest agree, but the signature was not made of them with this key. */
    WRONG_SIGNATURE("the signature is not that of its key"),
    /** Signed well, by a key that is not trusted. */
    FOREIGN_KEY("it was signed with a key that is not known here");

    private final String meaning;

    Verdict(String meaning) {
      this.meaning = meaning;
    }

    /** For people. */
    public String meaning() {
      return meaning;
    }
  }

  public Verdict verdict(Certificate certificate) {
    requireNonNull(certificate, "certificate");
    throw new UnsupportedOperationException("not built yet" + trusted);
  }

  /**
   * What an end holds otherwise than the certificate says, for people; empty when it holds the
   * same.
   *
   * @param found what {@code compare.Comparison.digest} says of the end, for the kinds of the
   *     certificate
   */
  public List<String> against(Certificate certificate, List<KindDigest> found) {
    throw new UnsupportedOperationException("not built yet");
  }
}
