package io.gantry.move.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.move.digest.KindDigest;
import io.gantry.move.digest.TenantDigest;
import io.gantry.security.CertificateKey;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    byte[] content = certificate.content().getBytes(UTF_8);
    Seal seal = certificate.seal();
    if (!CertificateKey.fingerprint(content).equals(seal.content())) {
      return Verdict.CHANGED;
    }
    byte[] key = decoded(seal.key());
    boolean isNamed = CertificateKey.fingerprint(key).equals(seal.fingerprint());
    if (!isNamed || !CertificateKey.verifies(key, content, decoded(seal.signature()))) {
      return Verdict.WRONG_SIGNATURE;
    }
    return trusted.contains(seal.fingerprint()) ? Verdict.GENUINE : Verdict.FOREIGN_KEY;
  }

  /** Nothing where it is not Base64: no key and no signature is that. */
  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  /**
   * What an end holds otherwise than a certificate says, for people; empty when it holds the same.
   *
   * @param found what {@code compare.Comparison.digest} says of the end, for the kinds of the
   *     certificate at least
   */
  public static List<String> differences(Statement statement, List<KindDigest> found) {
    Map<Place, TenantDigest> said = byPlace(statement.kinds());
    Map<Place, TenantDigest> seen = byPlace(found);
    Set<Place> places = new TreeSet<>(Place.ORDER);
    places.addAll(said.keySet());
    places.addAll(seen.keySet());
    List<String> differences = new ArrayList<>();
    for (Place place : places) {
      difference(said.get(place), seen.get(place), statement.revisions())
          .ifPresent(
              difference ->
                  differences.add(
                      place.kind().plural()
                          + " of tenant "
                          + place.tenant().value()
                          + ": "
                          + difference));
    }
    return differences;
  }

  /** A kind of a tenant. */
  private record Place(EntityKind kind, TenantId tenant) {

    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::kind).thenComparing(place -> place.tenant().value());
  }

  private static Map<Place, TenantDigest> byPlace(List<KindDigest> kinds) {
    Map<Place, TenantDigest> byPlace = new HashMap<>();
    for (KindDigest kind : kinds) {
      kind.tenants().forEach(one -> byPlace.put(new Place(kind.kind(), one.tenant()), one));
    }
    return byPlace;
  }

  private static Optional<String> difference(
      @Nullable TenantDigest said, @Nullable TenantDigest seen, boolean revisions) {
    long saidCount = said == null ? 0 : said.count();
    long seenCount = seen == null ? 0 : seen.count();
    if (saidCount != seenCount) {
      return Optional.of(saidCount + " certified, " + seenCount + " found");
    }
    if (said == null || seen == null || !said.root().equals(seen.root())) {
      return saidCount == 0 ? Optional.empty() : Optional.of("the content is another");
    }
    return revisions && !said.revisionRoot().equals(seen.revisionRoot())
        ? Optional.of("revisions are others")
        : Optional.empty();
  }
}
