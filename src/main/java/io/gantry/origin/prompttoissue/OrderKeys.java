package io.gantry.origin.prompttoissue;

import io.gantry.store.jaaz.JaazTimes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a message in its conversation: by the text of its time, then by its id, as the
 * program shows them. It needs no more than the message, so it is the same whatever else is there.
 */
final class OrderKeys {

  /** What the program writes: three digits behind the point. */
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

  /** With 17 digits and a sign no longer than an order key may be. */
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,46}");

  private OrderKeys() {}

  /** Whether time and id are as the program makes them, so that their order is kept. */
  static boolean isUsual(@Nullable String time, String id) {
    return time != null && TIME.matcher(time).matches() && ID.matcher(id).matches();
  }

  /**
   * The order key.
   *
   * @param created what counts when the text of the time is not usual; then messages of one
   *     millisecond follow those with usual ids, in an order made up
   */
  static String of(@Nullable String time, String id, Instant created) {
    return isUsual(time, id)
        ? digits(time) + "-" + id
        : digits(JaazTimes.ofSqlite(created)).substring(0, 17) + "_" + hash(time + "#" + id);
  }

  private static String digits(@Nullable String time) {
    return String.valueOf(time).replaceAll("[^0-9]", "");
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
