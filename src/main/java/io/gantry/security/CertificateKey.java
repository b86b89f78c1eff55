package io.gantry.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The key that signs certificates of moves: Ed25519 (RFC 8032), whose signatures are the same each
 * time. Made on the first use, and kept as long as its certificates are to be known.
 */
public final class CertificateKey {

  private static final String ALGORITHM = "Ed25519";
  private static final String FILE = "move-certificate.pem";
  private static final String BEGIN_SECRET = "-----BEGIN PRIVATE KEY-----\n";
  private static final String END_SECRET = "\n-----END PRIVATE KEY-----\n";
  private static final String BEGIN_OPEN = "-----BEGIN PUBLIC KEY-----\n";
  private static final String END_OPEN = "\n-----END PUBLIC KEY-----\n";

  private final PrivateKey secret;
  private final byte[] open;

  private CertificateKey(PrivateKey secret, byte[] open) {
    this.secret = secret;
    this.open = open;
  }

  /**
   * The key of this folder, made when there is none.
   *
   * @throws KeyFileException when the file is not what this class wrote, or is not safe
   */
  public static CertificateKey in(KeyFolder folder) {
    return of(requireNonNull(folder, "folder").readOrCreate(FILE, CertificateKey::newPem));
  }

  /**
   * The same; where there is none yet, that of a folder where it was kept before is taken along, so
   * that it goes on being known.
   *
   * @param former may not be there; what is in it stays
   * @throws KeyFileException when a file is not what this class wrote, or is not safe
   */
  public static CertificateKey in(KeyFolder folder, Path former) {
    Path kept = former.resolve(FILE);
    return of(
        folder.readOrCreate(
            FILE, () -> Files.exists(kept) ? KeyFolder.read(kept) : CertificateKey.newPem()));
  }

  /**
   * The key of this folder; empty when there is none.
   *
   * @throws KeyFileException when the file is not what this class wrote, or is not safe
   */
  public static Optional<CertificateKey> find(Path folder) {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? Optional.of(of(KeyFolder.read(file))) : Optional.empty();
  }

  private static CertificateKey of(String pem) {
    try {
      KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
      byte[] open = part(pem, BEGIN_OPEN, END_OPEN);
      factory.generatePublic(new X509EncodedKeySpec(open));
      return new CertificateKey(
          factory.generatePrivate(new PKCS8EncodedKeySpec(part(pem, BEGIN_SECRET, END_SECRET))),
          open);
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      throw new KeyFileException("The key for certificates, " + FILE + ", is damaged", unusable);
    }
  }

  /** The 64 bytes of the signature. */
  public byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException unusable) {
      throw new KeyFileException("The key for certificates cannot be used", unusable);
    }
  }

  /** The public half as SubjectPublicKeyInfo (X.509). */
  public byte[] publicKey() {
    return open.clone();
  }

  /** SHA-256 of the public half, in hex: the name of the key. */
  public String fingerprint() {
    return fingerprint(open);
  }

  /** SHA-256 of a public key, in hex. */
  public static String fingerprint(byte[] publicKey) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  /** Whether the holder of this public key signed the content; false also when it is no key. */
  public static boolean verifies(byte[] publicKey, byte[] content, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey)));
      signature.update(content);
      return signature.verify(signed);
    } catch (GeneralSecurityException notOfThisKind) {
      return false;
    }
  }

  private static byte[] part(String pem, String begin, String end) {
    int from = pem.indexOf(begin);
    int to = pem.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("A part of the file is missing");
    }
    return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
  }

  private static String newPem() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
      return BEGIN_SECRET
          + encoder.encodeToString(pair.getPrivate().getEncoded())
          + END_SECRET
          + BEGIN_OPEN
          + encoder.encodeToString(pair.getPublic().getEncoded())
          + END_OPEN;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java platform has Ed25519", missing);
    }
  }
}
