package io.gantry.move.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gantry.move.certificate.CertificateCheck.Verdict;
import io.gantry.move.digest.KindDigest;
import io.gantry.move.digest.TenantDigest;
import io.gantry.security.CertificateKey;
import io.gantry.security.KeyFolder;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateTest {

  private static final TenantId OTHER = new TenantId("other");

  @TempDir Path home;
  private CertificateKey key;

  @BeforeEach
  void makeKey() {
    key = CertificateKey.in(KeyFolder.open(home.resolve("keys")));
  }

  private static TenantDigest tenant(TenantId tenant, long count, String digit) {
    return new TenantDigest(tenant, count, digit.repeat(64), "f".repeat(64));
  }

  private static Statement statement(List<KindDigest> kinds) {
    return new Statement(
        "0123456789abcdef",
        new CertificateEnd("sqlite:/data/é \"x\".db (version 4)", 4),
        new CertificateEnd("archive:/backup", 0),
        "1.2.3",
        Instant.parse("2026-01-02T03:04:05.000006Z"),
        Instant.parse("2026-01-02T03:05:05Z"),
        false,
        kinds,
        List.of(new CertifiedFile("0123456789abcdef.certified.jsonl", 2_345, "c".repeat(64))),
        List.of("2 messages were quarantined"));
  }

  private static Statement statement() {
    return statement(
        List.of(
            new KindDigest(
                EntityKind.AUDIO_FILE,
                List.of(tenant(OTHER, 2, "b"), tenant(TenantId.DEFAULT, 1, "a"))),
            new KindDigest(EntityKind.CANVAS, List.of())));
  }

  private CertificateCheck check() {
    return new CertificateCheck(Set.of(key.fingerprint()));
  }

  @Test
  void whatWasSignedIsGenuine() {
    Certificate certificate = Certificate.sign(statement(), key);
    assertThat(certificate.statement()).isEqualTo(statement());
    assertThat(check().verdict(certificate)).isEqualTo(Verdict.GENUINE);
  }

  @Test
  void itIsReadFromItsFileAsItWas() {
    Certificate certificate = Certificate.sign(statement(), key);
    Certificate read = Certificate.parse(certificate.toJson());
    assertThat(read).isEqualTo(certificate);
    assertThat(read.toJson()).isEqualTo(certificate.toJson()).endsWith("}\n");
    assertThat(Certificate.sign(statement(), key).toJson()).isEqualTo(certificate.toJson());
    assertThat(check().verdict(read)).isEqualTo(Verdict.GENUINE);
  }

  @Test
  void otherWhiteSpaceDoesNoHarm() {
    String text = Certificate.sign(statement(), key).toJson();
    Certificate read = Certificate.parse(text.replace("\n", "\r\n\t"));
    assertThat(check().verdict(read)).isEqualTo(Verdict.GENUINE);
  }

  @ParameterizedTest
  @CsvSource({
    "0123456789abcdef, 0123456789abcdee",
    "(version 4), (version 7)",
    "1.2.3, 1.2.4",
    "000006Z, 000007Z",
    "false, true",
    "audio_file, file",
    "quarantined, lost",
    "aaaaaaaa\", aaaaaaab\"",
    "'\"count\" : 2', '\"count\" : 4'",
    "'\"count\" : 3', '\"count\" : 4'",
    "'\"tenant\" : \"other\"', '\"tenant\" : \"others\"'",
    "'\"notes\"', '\"more\" : 1, \"notes\"'"
  })
  void aChangedFieldIsNoticed(String old, String changed) {
    String text = Certificate.sign(statement(), key).toJson();
    assertThat(text).contains(old);
    Certificate read = Certificate.parse(text.replaceFirst(Pattern.quote(old), changed));
    assertThat(check().verdict(read)).isEqualTo(Verdict.CHANGED);
  }

  @Test
  void aWrongSignatureIsNoticed() {
    Certificate certificate = Certificate.sign(statement(), key);
    Certificate other = Certificate.sign(statement(List.of()), key);
    Seal seal = certificate.seal();
    String signature = other.seal().signature();
    for (String wrong : List.of(signature, "", "AAAA", "no base64!")) {
      Seal forged = new Seal(seal.key(), seal.fingerprint(), seal.content(), wrong);
      assertThat(verdict(certificate, forged)).isEqualTo(Verdict.WRONG_SIGNATURE);
    }
    Certificate changed = Certificate.sign(statement(List.of()), key);
    Seal moved =
        new Seal(seal.key(), seal.fingerprint(), changed.seal().content(), seal.signature());
    assertThat(verdict(changed, moved)).isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  private Verdict verdict(Certificate certificate, Seal seal) {
    return check().verdict(new Certificate(certificate.statement(), certificate.content(), seal));
  }

  @Test
  void aForeignKeyIsNoticed() {
    CertificateKey foreign = CertificateKey.in(KeyFolder.open(home.resolve("others")));
    Certificate certificate = Certificate.sign(statement(), foreign);
    assertThat(check().verdict(certificate)).isEqualTo(Verdict.FOREIGN_KEY);
    Seal seal = certificate.seal();
    Seal renamed = new Seal(seal.key(), key.fingerprint(), seal.content(), seal.signature());
    assertThat(verdict(certificate, renamed)).isEqualTo(Verdict.WRONG_SIGNATURE);
    assertThat(new CertificateCheck(Set.of()).verdict(certificate)).isEqualTo(Verdict.FOREIGN_KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "null",
        "{}",
        "{\"gantry_certificate\":2}",
        "{\"gantry_certificate\":1,\"statement\":{},\"seal\":{\"algorithm\":\"Ed25519\"}}",
        "{\"gantry_certificate\":1} {}"
      })
  void whatIsNoCertificateIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Certificate.parse(text));
  }

  @Test
  void aMemberThatIsThereTwiceIsRefused() {
    String text = Certificate.sign(statement(), key).toJson();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Certificate.parse(text.replace("\"seal\"", "\"statement\":{},\"seal\"")));
  }

  @Test
  void anEndThatHoldsTheSameAgrees() {
    assertThat(CertificateCheck.differences(statement(), statement().kinds())).isEmpty();
  }

  @Test
  void whatAnEndHoldsOtherwiseIsNamed() {
    List<KindDigest> found =
        List.of(
            new KindDigest(
                EntityKind.AUDIO_FILE,
                List.of(tenant(OTHER, 3, "b"), tenant(TenantId.DEFAULT, 1, "c"))),
            new KindDigest(EntityKind.CANVAS, List.of(tenant(OTHER, 5, "d"))));
    assertThat(CertificateCheck.differences(statement(), found))
        .containsExactlyInAnyOrder(
            "audio files of tenant other: 2 certified, 3 found",
            "audio files of tenant default: the content is another",
            "canvases of tenant other: 0 certified, 5 found");
  }
}
