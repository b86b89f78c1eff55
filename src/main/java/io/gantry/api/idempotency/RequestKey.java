package io.gantry.api.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.api.problem.ProblemException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a request is known by: whose it is with which key, and what it says.
 *
 * @param key the user and the client's key, hashed: the key itself is never stored
 * @param fingerprint all else, as an HMAC under the client's key: bodies of sign-ins hold
 *     passwords, and a bare hash of one in the store could be searched for
 */
public record RequestKey(String key, String fingerprint) {

  /** The draft sets no limit; this one fits every kind of id. */
  public static final int MAX_LENGTH = 255;

  private static final String ALGORITHM = "HmacSHA256";

  public RequestKey {
    requireNonNull(key, "key");
    requireNonNull(fingerprint, "fingerprint");
  }

  /**
   * @param scope who sends it: keys of different users have nothing to do with each other
   * @param clientKey the header
   * @param target method, path and query
   * @throws ProblemException when the header is not 1 to {@value #MAX_LENGTH} printable characters
   */
  public static RequestKey of(String scope, String clientKey, String target, byte[] body) {
    if (!clientKey.matches("[ -~]{1," + MAX_LENGTH + "}")) {
      throw ProblemException.invalidParameter(
          "Idempotency-Key", "must be 1 to " + MAX_LENGTH + " printable ASCII characters");
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(scope.getBytes(UTF_8));
      digest.update((byte) 0);
      byte[] key = digest.digest(clientKey.getBytes(UTF_8));
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(clientKey.getBytes(UTF_8), ALGORITHM));
      mac.update(target.getBytes(UTF_8));
      mac.update((byte) 0);
      byte[] fingerprint = mac.doFinal(body);
      return new RequestKey(HexFormat.of().formatHex(key), HexFormat.of().formatHex(fingerprint));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
