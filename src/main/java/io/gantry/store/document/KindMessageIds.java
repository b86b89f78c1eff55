package io.gantry.store.document;

import io.gantry.store.jaaz.ContentRevision;
import io.gantry.store.jaaz.JaazTimes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of messages in versions 5 and 6: a time to the microsecond, {@code
 * 20250602_113952_442001}.
 */
final class KindMessageIds {

  private static final Pattern FORM = Pattern.compile("\\d{8}_\\d{6}_\\d{6}");
  private static final Pattern TIME_AT_END =
      Pattern.compile(
          "(.*?)(\\d{4})(\\d\\d)(\\d\\d)_(\\d\\d)(\\d\\d)(\\d\\d)_(\\d{6})", Pattern.DOTALL);

  private static final Pattern ORDER_KEY = Pattern.compile("[0-9A-Za-z_-]{1,64}");

  /** As many bytes of an odd id as an order key has room for besides what makes it unique. */
  private static final int MAX_BYTES = 20;

  private KindMessageIds() {}

  /** Whether the id has the form that these versions give ids of messages. */
  static boolean isOne(String id) {
    return FORM.matcher(id).matches();
  }

  /**
   * The id for a message that is to come last.
   *
   * @param wanted kept when it has the form and comes last
   * @param last the id of the message before; empty for the first
   */
  static String next(String wanted, Instant at, String last) {
    if (isOne(wanted) && wanted.compareTo(last) > 0) {
      return wanted;
    }
    String id = of(at);
    return id.compareTo(last) > 0 ? id : behind(last, at);
  }

  private static String of(Instant at) {
    String digits = JaazTimes.ofDynamoDb(at).replaceAll("[^0-9]", "");
    return digits.substring(0, 8) + "_" + digits.substring(8, 14) + "_" + digits.substring(14);
  }

  /** One microsecond on; an id of another form is followed by itself and a time. */
  private static String behind(String last, Instant at) {
    Matcher time = TIME_AT_END.matcher(last);
    if (!time.matches()) {
      return last + "_" + of(at);
    }
    String before = time.group(1);
    return JaazTimes.parse(time.replaceFirst("$2-$3-$4T$5:$6:$7.$8Z"))
        .map(then -> before + of(then.plusNanos(1_000)))
        .filter(next -> next.compareTo(last) > 0)
        .orElse(last + "_" + of(at));
  }

  /** A key whose order is that of the ids: mostly the id itself. */
  static String orderKey(String storedId) {
    if (ORDER_KEY.matcher(storedId).matches()) {
      return storedId;
    }
    byte[] bytes = storedId.getBytes(StandardCharsets.UTF_8);
    String start =
        HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(MAX_BYTES, bytes.length)));
    return start + "_" + Long.toHexString(ContentRevision.of(storedId));
  }
}
