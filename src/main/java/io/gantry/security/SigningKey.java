package io.gantry.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.gantry.common.Secret;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * The key that signs access tokens: RSA for RS256, because every process has to verify each new
 * token and RSA verifies twenty times faster than P-256 does.
 */
public final class SigningKey {

  static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;

  private static final String FILE = "signing.pem";
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /** The least that RFC 7518 allows for RS256. */
  private static final int BITS = 2_048;

  private final RSAKey key;
  private final JWSSigner signer;
  private final JWSVerifier verifier;
  private final String publicKeys;

  private SigningKey(RSAKey key) {
    try {
      this.key = key;
      this.signer = new RSASSASigner(key);
      this.verifier = new RSASSAVerifier(key.toRSAPublicKey());
      this.publicKeys = new JWKSet(key).toString();
    } catch (JOSEException unusable) {
      throw new KeyFileException("The key for access tokens cannot be used", unusable);
    }
  }

  /**
   * The key of this folder, made on the first start.
   *
   * @throws KeyFileException when the file is not what this class wrote, or is not safe
   */
  public static SigningKey in(KeyFolder folder) {
    return ofPem(requireNonNull(folder, "folder").readOrCreate(FILE, SigningKey::newPem));
  }

  /**
   * A key of the operator's own.
   *
   * @param pemOrPath an RSA private key of at least 2,048 bits in PKCS #8, or a file with one
   * @throws KeyFileException when it is neither
   */
  public static SigningKey of(Secret pemOrPath) {
    String text = pemOrPath.reveal().strip();
    return ofPem(text.startsWith("-----BEGIN") ? text : KeyFolder.read(path(text)));
  }

  /** The name of the key: its thumbprint (RFC 7638). */
  public String id() {
    return key.getKeyID();
  }

  /** The public half as JSON Web Key Set (RFC 7517), for those who verify tokens. */
  public String publicKeys() {
    return publicKeys;
  }

  JWSSigner signer() {
    return signer;
  }

  JWSVerifier verifier() {
    return verifier;
  }

  private static SigningKey ofPem(String pem) {
    try {
      RSAPrivateCrtKey secret = privateKey(pem.strip());
      KeyFactory factory = KeyFactory.getInstance("RSA");
      RSAPublicKey open =
          (RSAPublicKey)
              factory.generatePublic(
                  new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
      return new SigningKey(
          new RSAKey.Builder(open)
              .privateKey(secret)
              .algorithm(ALGORITHM)
              .keyUse(KeyUse.SIGNATURE)
              .keyIDFromThumbprint()
              .build());
    } catch (GeneralSecurityException | JOSEException | IllegalArgumentException unusable) {
      throw new KeyFileException(expected(), unusable);
    }
  }

  private static RSAPrivateCrtKey privateKey(String pem) throws GeneralSecurityException {
    if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
      throw new KeyFileException(expected(), null);
    }
    String body = pem.substring(BEGIN.length(), pem.length() - END.length());
    byte[] encoded = Base64.getMimeDecoder().decode(body);
    KeyFactory factory = KeyFactory.getInstance("RSA");
    if (factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)) instanceof RSAPrivateCrtKey key
        && key.getModulus().bitLength() >= BITS) {
      return key;
    }
    throw new KeyFileException(expected(), null);
  }

  private static String newPem() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
      Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
      return BEGIN + "\n" + encoder.encodeToString(encoded) + "\n" + END + "\n";
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java platform has RSA", missing);
    }
  }

  private static Path path(String text) {
    try {
      Path path = Path.of(text);
      if (Files.exists(path)) {
        return path;
      }
      throw new KeyFileException(expected(), null);
    } catch (InvalidPathException notAPath) {
      throw new KeyFileException(expected(), null);
    }
  }

  /** The value itself is a secret: it is never part of a message. */
  private static String expected() {
    return "The key for access tokens must be an RSA private key of at least "
        + BITS
        + " bits in PEM (PKCS #8, "
        + BEGIN
        + "), or the path of a file with one";
  }
}
