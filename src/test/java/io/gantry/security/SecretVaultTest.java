package io.gantry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.common.CursorCodec;
import io.gantry.common.Secret;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretVaultTest {

  private static final TenantId TENANT = TenantId.DEFAULT;

  @TempDir Path home;

  private KeyFolder keys;
  private SecretVault vault;

  @BeforeEach
  void open() {
    keys = KeyFolder.open(home.resolve("keys"));
    vault = SecretVault.in(keys);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sk-12345", "pässwörd 🏗", "nul\u0000inside"})
  void aSecretComesBackAsItWas(String text) {
    Secret encrypted = vault.encrypt(new Secret(text), TENANT, "p1");

    assertThat(SecretVault.in(keys).decrypt(encrypted, TENANT, "p1").reveal()).isEqualTo(text);
  }

  @Test
  void twoCiphertextsOfOneSecretDiffer() {
    Secret secret = new Secret("sk-12345");

    assertThat(vault.encrypt(secret, TENANT, "p1"))
        .isNotEqualTo(vault.encrypt(secret, TENANT, "p1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sk-12345", "pässwörd 🏗", "nul\u0000inside"})
  void aSealedSecretIsTheSameEachTimeAndComesBack(String text) {
    Secret sealed = vault.seal(new Secret(text), TENANT, "p1");

    assertThat(SecretVault.in(keys).seal(new Secret(text), TENANT, "p1")).isEqualTo(sealed);
    assertThat(vault.decrypt(sealed, TENANT, "p1").reveal()).isEqualTo(text);
    assertThat(nonce(sealed))
        .isNotEqualTo(nonce(vault.seal(new Secret(text + "x"), TENANT, "p1")))
        .isNotEqualTo(nonce(vault.seal(new Secret(text), TENANT, "p2")))
        .isNotEqualTo(nonce(vault.seal(new Secret(text), new TenantId("other"), "p1")));
    assertRefused(() -> vault.decrypt(sealed, TENANT, "p2"));
  }

  /** Behind the version and the id of the key. */
  private static byte[] nonce(Secret sealed) {
    return Arrays.copyOfRange(Base64.getDecoder().decode(sealed.reveal()), 5, 17);
  }

  @Test
  void sealingUnderAnotherKeyGivesAnotherText() {
    SecretVault other = SecretVault.in(KeyFolder.open(home.resolve("others")));

    assertThat(other.seal(new Secret("sk-1"), TENANT, "p1"))
        .isNotEqualTo(vault.seal(new Secret("sk-1"), TENANT, "p1"));
  }

  @Test
  void aCiphertextOpensForItsOwnRecordAlone() {
    Secret encrypted = vault.encrypt(new Secret("sk-12345"), TENANT, "p1");

    assertRefused(() -> vault.decrypt(encrypted, TENANT, "p2"));
    assertRefused(() -> vault.decrypt(encrypted, new TenantId("other"), "p1"));
  }

  @Test
  void aChangedCiphertextIsRefused() {
    String encrypted = vault.encrypt(new Secret("sk-12345"), TENANT, "p1").reveal();
    char last = encrypted.charAt(encrypted.length() - 5);
    String changed =
        encrypted.substring(0, encrypted.length() - 5)
            + (last == 'A' ? 'B' : 'A')
            + encrypted.substring(encrypted.length() - 4);

    assertRefused(() -> vault.decrypt(new Secret(changed), TENANT, "p1"));
    assertRefused(() -> vault.decrypt(new Secret("not base64!"), TENANT, "p1"));
  }

  @Test
  void otherKeysOpenNothing() {
    Secret encrypted = vault.encrypt(new Secret("sk-12345"), TENANT, "p1");
    SecretVault other = SecretVault.in(KeyFolder.open(home.resolve("other")));

    assertRefused(() -> other.decrypt(encrypted, TENANT, "p1"));
  }

  @Test
  void aFileThatIsNoKeysetIsRefused() throws IOException {
    Path file = home.resolve("keys/secrets.json");
    Files.writeString(file, "{}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertRefused(() -> SecretVault.in(keys));
  }

  @Test
  void cursorsOutliveARestart() {
    CursorCodec before = CursorKey.codecIn(keys);
    CursorCodec after = CursorKey.codecIn(KeyFolder.open(home.resolve("keys")));

    assertThat(after.decode("list", before.encode("list", List.of("1", "a"))))
        .containsExactly("1", "a");
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatExceptionOfType(KeyFileException.class).isThrownBy(call);
  }
}
