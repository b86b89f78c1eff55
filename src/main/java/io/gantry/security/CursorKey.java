package io.gantry.security;

import static java.util.Objects.requireNonNull;

import io.gantry.common.CursorCodec;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that signs the cursors of lists. */
public final class CursorKey {

  private static final String FILE = "cursor.key";
  private static final int BYTES = 32;

  private CursorKey() {}

  /**
   * The codec over the key of this folder, which is made on the first start.
   *
   * @throws KeyFileException when the file is not what this class wrote, or is not safe
   */
  public static CursorCodec codecIn(KeyFolder folder) {
    String text = requireNonNull(folder, "folder").readOrCreate(FILE, CursorKey::newKey);
    try {
      return new CursorCodec(Base64.getDecoder().decode(text.strip()));
    } catch (IllegalArgumentException unfit) {
      throw new KeyFileException(
          "The key file " + FILE + " must hold at least " + BYTES + " bytes in Base64", unfit);
    }
  }

  private static String newKey() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key) + "\n";
  }
}
