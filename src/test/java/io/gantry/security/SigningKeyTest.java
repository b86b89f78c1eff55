package io.gantry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.gantry.common.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

  /** Shared: a new key takes half a second. */
  @TempDir static Path home;

  @Test
  void theKeyOfAFolderStaysTheSame() {
    KeyFolder folder = KeyFolder.open(home.resolve("keys"));

    assertThat(SigningKey.in(folder).id()).isEqualTo(SigningKey.in(folder).id());
  }

  @Test
  void thePublishedKeyHoldsNothingSecret() throws ParseException, JOSEException {
    SigningKey key = SigningKey.in(KeyFolder.open(home.resolve("keys")));

    JWK published = JWKSet.parse(key.publicKeys()).getKeys().get(0);

    assertThat(published.isPrivate()).isFalse();
    assertThat(published.getKeyID())
        .isEqualTo(key.id())
        .isEqualTo(published.computeThumbprint().toString());
    assertThat(published.toJSONObject().keySet())
        .containsExactlyInAnyOrder("kty", "use", "kid", "alg", "n", "e");
  }

  @Test
  void aKeyIsTakenFromPemOrFromItsFile() throws IOException {
    SigningKey key = SigningKey.in(KeyFolder.open(home.resolve("keys")));
    Path file = home.resolve("keys/signing.pem");

    assertThat(SigningKey.of(new Secret(Files.readString(file))).id()).isEqualTo(key.id());
    assertThat(SigningKey.of(new Secret(file.toString())).id()).isEqualTo(key.id());
  }

  @Test
  void aKeyFileThatOthersCanReadIsRefused() throws IOException {
    SigningKey.in(KeyFolder.open(home.resolve("keys")));
    Path file = Files.copy(home.resolve("keys/signing.pem"), home.resolve("open.pem"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatExceptionOfType(KeyFileException.class)
        .isThrownBy(() -> SigningKey.of(new Secret(file.toString())))
        .withMessageContaining("chmod 600");
  }

  @Test
  void whatIsNoStrongRsaKeyIsRefusedWithoutBeingShown() throws NoSuchAlgorithmException {
    for (String unfit : new String[] {"s3cret", pem("RSA", 1024), pem("EC", 256)}) {
      assertThatExceptionOfType(KeyFileException.class)
          .isThrownBy(() -> SigningKey.of(new Secret(unfit)))
          .satisfies(
              refused ->
                  assertThat(refused.getMessage())
                      .doesNotContain(unfit.substring(unfit.length() / 2)));
    }
  }

  private static String pem(String algorithm, int bits) throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(encoded)
        + "\n-----END PRIVATE KEY-----\n";
  }
}
