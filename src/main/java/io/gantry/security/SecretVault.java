package io.gantry.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.gantry.common.Secret;
import io.gantry.tenancy.TenantId;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Encrypts secrets before they are stored, with AES-256-GCM by Tink. A ciphertext is bound to the
 * tenant and the record it was made for: copied into another record it cannot be opened.
 *
 * <p>Whoever loses the key file loses the secrets; it belongs into the backup, apart from the data.
 */
public final class SecretVault {

  private static final String FILE = "secrets.json";

  private final Aead aead;
  private final KeysetHandle keys;

  private SecretVault(Aead aead, KeysetHandle keys) {
    this.aead = aead;
    this.keys = keys;
  }

  /**
   * The vault over the keys of this folder, which are made on the first start. More than one key
   * may be in the file (Tink's rotation): the primary one encrypts, any decrypts.
   *
   * @throws KeyFileException when the file is not a keyset, or is not safe
   */
  public static SecretVault in(KeyFolder folder) {
    requireNonNull(folder, "folder");
    try {
      AeadConfig.register();
      String keyset = folder.readOrCreate(FILE, SecretVault::newKeyset);
      KeysetHandle handle =
          TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
      return new SecretVault(handle.getPrimitive(RegistryConfiguration.get(), Aead.class), handle);
    } catch (GeneralSecurityException unusable) {
      throw new KeyFileException(
          "The key file " + FILE + " does not hold the keys of encrypted secrets", unusable);
    }
  }

  /**
   * The secret in Base64, to be stored with the record {@code id} of the tenant; another text each
   * time.
   */
  public Secret encrypt(Secret secret, TenantId tenant, String id) {
    try {
      byte[] plain = secret.reveal().getBytes(UTF_8);
      byte[] sealed = aead.encrypt(plain, associatedData(tenant, id));
      return new Secret(Base64.getEncoder().encodeToString(sealed));
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("A secret could not be encrypted", failed);
    }
  }

  /**
   * The same as {@link #encrypt}, but always the same text for the same secret of the same record,
   * for what is made of its source more than once. It gives away no more than whether a secret is
   * the one that the record had before.
   */
  public Secret seal(Secret secret, TenantId tenant, String id) {
    return SealedText.of(keys, secret.reveal().getBytes(UTF_8), associatedData(tenant, id));
  }

  /**
   * The secret that {@link #encrypt} or {@link #seal} was given.
   *
   * @throws KeyFileException when it was made with other keys, or for another tenant or record
   */
  public Secret decrypt(Secret encrypted, TenantId tenant, String id) {
    try {
      byte[] sealed = Base64.getDecoder().decode(encrypted.reveal());
      return new Secret(new String(aead.decrypt(sealed, associatedData(tenant, id)), UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException refused) {
      throw new KeyFileException(
          "The secret of record " + id + " cannot be decrypted: is " + FILE + " the right one?",
          refused);
    }
  }

  /** The id of a tenant holds no slash, so two pairs never give one text. */
  private static byte[] associatedData(TenantId tenant, String id) {
    return (tenant.value() + "/" + requireNonNull(id, "id")).getBytes(UTF_8);
  }

  private static String newKeyset() {
    try {
      KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
      return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("Keys for secrets could not be made", failed);
    }
  }
}
