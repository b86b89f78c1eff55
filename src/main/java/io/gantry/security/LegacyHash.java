package io.gantry.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.account.Credential;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** The hashes of systems that users come from. They are verified, never made. */
final class LegacyHash {

  private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

  /** About a second; more is a mistake or an attack on the server. */
  private static final int MAX_BCRYPT_COST = 15;

  private static final int PBKDF2_ROUNDS = 100_000;
  private static final int PBKDF2_BITS = 256;

  private LegacyHash() {}

  static boolean matchesSha256(Credential credential, byte[] password) {
    return sameHex(credential, sha256(password));
  }

  static boolean matchesPbkdf2(Credential credential, byte[] password) {
    if (credential.salt() == null) {
      return false;
    }
    try {
      byte[] salt = HexFormat.of().parseHex(credential.salt());
      PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
      generator.init(password, salt, PBKDF2_ROUNDS);
      KeyParameter key = (KeyParameter) generator.generateDerivedParameters(PBKDF2_BITS);
      return sameHex(credential, key.getKey());
    } catch (IllegalArgumentException notHex) {
      return false;
    }
  }

  /** bcrypt looks at the first 72 bytes of a password and no further. */
  static boolean matchesBcrypt(Credential credential, byte[] password) {
    String hash = credential.hash().reveal();
    Matcher matcher = BCRYPT.matcher(hash);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > MAX_BCRYPT_COST) {
      return false;
    }
    return OpenBSDBCrypt.checkPassword(hash, password);
  }

  private static boolean sameHex(Credential credential, byte[] computed) {
    String stored = credential.hash().reveal().toLowerCase(Locale.ROOT);
    String hex = HexFormat.of().formatHex(computed);
    return MessageDigest.isEqual(stored.getBytes(UTF_8), hex.getBytes(US_ASCII));
  }

  private static byte[] sha256(byte[] password) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(password);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
