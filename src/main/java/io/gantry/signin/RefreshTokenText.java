package io.gantry.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.common.Secret;
import io.gantry.tenancy.TenantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refresh token as clients hold it: {@code gr.TENANT.RANDOM} with 256 random bits. The tenant
 * only tells where to look; only the hash of the whole text is stored.
 */
record RefreshTokenText(TenantId tenant, Secret text) {

  private static final Pattern FORM =
      Pattern.compile("gr\\.([a-z0-9][a-z0-9_-]{0,63})\\.[A-Za-z0-9_-]{43}");

  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static RefreshTokenText random(TenantId tenant) {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    String random = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new RefreshTokenText(tenant, new Secret("gr." + tenant.value() + "." + random));
  }

  static Optional<RefreshTokenText> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new RefreshTokenText(new TenantId(matcher.group(1)), new Secret(text)))
        : Optional.empty();
  }

  /** SHA-256 in hex: enough, because nobody can guess 256 random bits. */
  String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.reveal().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
