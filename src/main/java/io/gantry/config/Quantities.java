package io.gantry.config;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, sizes and times as people write them; empty for what is none. */
final class Quantities {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*([a-zA-Z]*)");

  /** In bytes; a K is 1,024, as people mean it for files. */
  private static final Map<String, Long> SIZES =
      Map.of("", 1L, "b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);

  /** In seconds; a number alone is seconds. */
  private static final Map<String, Long> TIMES =
      Map.of("", 1L, "s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L);

  private Quantities() {}

  static Optional<Integer> integer(String text) {
    return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** {@code 1048576}, {@code 512KB}, {@code 20MB}, {@code 1GB}. */
  static Optional<Long> bytes(String text) {
    return scaled(text, SIZES);
  }

  /** {@code 90}, {@code 30s}, {@code 15m}, {@code 12h}, {@code 30d}. */
  static Optional<Duration> duration(String text) {
    return scaled(text, TIMES).map(Duration::ofSeconds);
  }

  private static Optional<Long> scaled(String text, Map<String, Long> units) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Long unit = units.get(matcher.group(2).toLowerCase(Locale.ROOT));
    if (unit == null) {
      return Optional.empty();
    }
    BigInteger product = new BigInteger(matcher.group(1)).multiply(BigInteger.valueOf(unit));
    return product.bitLength() < Long.SIZE ? Optional.of(product.longValue()) : Optional.empty();
  }
}
