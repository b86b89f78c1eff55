package io.gantry.bootstrap;

import io.gantry.common.CursorCodec;
import io.gantry.common.Secret;
import io.gantry.config.GantryConfig;
import io.gantry.security.CursorKey;
import io.gantry.security.KeyFolder;
import io.gantry.security.SecretVault;
import io.gantry.security.SigningKey;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** The keys that the server keeps, read or made once. */
@Singleton
public class KeyBeans {

  /**
   * @throws io.gantry.security.KeyFileException when the folder cannot be used
   */
  @Produces
  @Singleton
  public KeyFolder keyFolder(GantryConfig config) {
    return KeyFolder.open(config.security().keysFolder());
  }

  @Produces
  @Singleton
  public CursorCodec cursors(KeyFolder folder) {
    return CursorKey.codecIn(folder);
  }

  @Produces
  @Singleton
  public SecretVault vault(KeyFolder folder) {
    return SecretVault.in(folder);
  }

  /** The configured key, or that of the folder. */
  @Produces
  @Singleton
  public SigningKey signingKey(GantryConfig config, Provider<KeyFolder> folder) {
    Secret configured = config.security().privateKey();
    return configured == null ? SigningKey.in(folder.get()) : SigningKey.of(configured);
  }
}
