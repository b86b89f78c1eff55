package io.gantry.bootstrap;

import io.gantry.common.CursorCodec;
import io.gantry.config.GantryConfig;
import io.gantry.security.CursorKey;
import io.gantry.security.KeyFolder;
import jakarta.enterprise.inject.Produces;
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
}
