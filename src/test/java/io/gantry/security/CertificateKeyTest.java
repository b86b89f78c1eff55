package io.gantry.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateKeyTest {

  private static final byte[] CONTENT = "content".getBytes(UTF_8);

  @TempDir Path home;

  private CertificateKey key(String folder) {
    return CertificateKey.in(KeyFolder.open(home.resolve(folder)));
  }

  @Test
  void theKeyOfAFolderStaysTheSame() {
    assertThat(key("a").fingerprint()).isEqualTo(key("a").fingerprint()).hasSize(64);
    assertThat(key("a").sign(CONTENT)).isEqualTo(key("a").sign(CONTENT)).hasSize(64);
    assertThat(key("b").fingerprint()).isNotEqualTo(key("a").fingerprint());
  }

  @Test
  void aKeyThatWasKeptElsewhereBeforeIsTakenAlong() throws IOException {
    CertificateKey before = key("former");

    CertificateKey moved =
        CertificateKey.in(KeyFolder.open(home.resolve("new")), home.resolve("former"));
    Files.delete(home.resolve("former/move-certificate.pem"));

    assertThat(moved.fingerprint()).isEqualTo(before.fingerprint());
    assertThat(key("new").fingerprint()).isEqualTo(before.fingerprint());
    assertThat(
            CertificateKey.in(KeyFolder.open(home.resolve("other")), home.resolve("none"))
                .fingerprint())
        .isNotEqualTo(before.fingerprint());
  }

  @Test
  void lookingForAKeyMakesNone() {
    assertThat(CertificateKey.find(home.resolve("a"))).isEmpty();
    assertThat(home).isEmptyDirectory();
    assertThat(CertificateKey.find(keyFolder())).isPresent();
  }

  private Path keyFolder() {
    key("a");
    return home.resolve("a");
  }

  @Test
  void onlyTheOwnerCanReadIt() throws IOException {
    key("a");
    Path file = home.resolve("a/move-certificate.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void signaturesVerifyWithTheirKeyAndContentOnly() {
    byte[] signed = key("a").sign(CONTENT);
    assertThat(CertificateKey.verifies(key("a").publicKey(), CONTENT, signed)).isTrue();
    assertThat(CertificateKey.verifies(key("b").publicKey(), CONTENT, signed)).isFalse();
    assertThat(CertificateKey.verifies(key("a").publicKey(), new byte[1], signed)).isFalse();
    assertThat(CertificateKey.verifies(key("a").publicKey(), CONTENT, new byte[64])).isFalse();
    assertThat(CertificateKey.verifies(key("a").publicKey(), CONTENT, new byte[0])).isFalse();
    assertThat(CertificateKey.verifies(new byte[0], CONTENT, signed)).isFalse();
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    key("a");
    Path file = home.resolve("a/move-certificate.pem");
    Files.writeString(file, Files.readString(file).replace("PUBLIC", "SECRET"));
    assertThatExceptionOfType(KeyFileException.class)
        .isThrownBy(() -> key("a"))
        .withMessageContaining("damaged");
  }
}
