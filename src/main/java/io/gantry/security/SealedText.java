package io.gantry.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import io.gantry.common.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM as Tink writes and reads it, with a nonce that is computed of what is encrypted (a
 * synthetic initialisation vector): two different secrets have one nonce with a probability of one
 * in 2 to the 96th, as two random ones have.
 */
final class SealedText {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String MAC = "HmacSHA256";

  /** Makes the key of nonces another one than that of secrets. */
  private static final byte[] PURPOSE = "gantry: nonces of sealed secrets".getBytes(UTF_8);

  private SealedText() {}

  /**
   * The ciphertext in Base64.
   *
   * @param keys the primary one is used
   * @throws IllegalStateException when that is no key of AES-GCM
   */
  static Secret of(KeysetHandle keys, byte[] plain, byte[] associated) {
    if (!(keys.getPrimary().getKey() instanceof AesGcmKey key)) {
      throw new IllegalStateException("The primary key of secrets is none of AES-GCM");
    }
    byte[] raw = key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
    try {
      byte[] nonce = nonce(raw, plain, associated);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(raw, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(associated);
      byte[] sealed = cipher.doFinal(plain);
      byte[] prefix = key.getOutputPrefix().toByteArray();
      byte[] whole =
          ByteBuffer.allocate(prefix.length + nonce.length + sealed.length)
              .put(prefix)
              .put(nonce)
              .put(sealed)
              .array();
      return new Secret(Base64.getEncoder().encodeToString(whole));
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("A secret could not be encrypted", failed);
    } finally {
      Arrays.fill(raw, (byte) 0);
    }
  }

  private static byte[] nonce(byte[] key, byte[] plain, byte[] associated)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(MAC);
    mac.init(new SecretKeySpec(key, MAC));
    mac.init(new SecretKeySpec(mac.doFinal(PURPOSE), MAC));
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, associated.length));
    mac.update(associated);
    return Arrays.copyOf(mac.doFinal(plain), NONCE_BYTES);
  }
}
