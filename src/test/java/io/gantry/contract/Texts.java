package io.gantry.contract;

import io.gantry.common.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/** Values that stores have been seen to spoil, and random ones. */
record Texts(List<String> values) {

  static final List<String> ODD =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b\u0000",
          "\\u0000",
          "\\",
          "\\0",
          "%00",
          "\uffff\ufffe",
          "\ue000",
          "\ufffd",
          "😀👩‍👩‍👧‍👦🏳️‍🌈",
          "\u00e9",
          "e\u0301",
          "\u212b",
          "\u202eabc\u202c",
          "\ufeffbom",
          "line\r\nline\n\r\t\u000b\u000c\u0085\u2028\u2029",
          "  padded  ",
          "\u00a0\u3000x",
          "'; DROP TABLE users; --",
          "\"quoted\" 'single' `tick`",
          "${x} #{y} {{z}} %s %n",
          "null",
          "NULL",
          "true",
          "0",
          "1e3",
          "007",
          "2024-02-29T12:34:56Z",
          "{\"a\":1}",
          "[]",
          "<!-- & &amp; ]]>",
          "\u007f\u0080\u009f\u0001\u001f",
          "𐀀\udbff\udfff");

  static final List<String> JSON =
      List.of(
          "null",
          "\"\"",
          "",
          " { } ",
          "0",
          "-0.0",
          "-0",
          "1E400",
          "1e-400",
          "1.0",
          "1.10",
          "1234567890123456789",
          "12345678901234567890123456789012345678901234567890",
          "0.1234567890123456789012345678901234567890123456789",
          "{\"b\":1,\"a\":2,\"b\":3}",
          "{ \"k\" : [ 1 , 2 ] }\r\n",
          "\"\\u00e9\\/\\ud83d\\ude00\\u0000\"",
          "\"\u0000\"",
          "\"é 😀 e\u0301 \u00e9\"",
          "\ufeff{}",
          "not json at all",
          "{\"truncated\":",
          "[".repeat(2_000) + "]".repeat(2_000));

  static final List<Instant> INSTANTS =
      List.of(
          Times.EARLIEST,
          Times.EARLIEST.plusNanos(1_000),
          Instant.parse("1582-10-10T00:00:00Z"),
          Instant.parse("1883-11-18T12:03:57.999999Z"),
          Instant.parse("1969-12-31T23:59:59.999999Z"),
          Instant.EPOCH,
          Instant.parse("1970-01-01T00:00:00.000001Z"),
          Instant.parse("2016-12-31T23:59:59.999999Z"),
          Instant.parse("2024-03-31T01:30:00.123456Z"),
          Instant.parse("2038-01-19T03:14:08Z"),
          Times.LATEST);

  static final List<Long> NUMBERS =
      List.of(
          0L,
          1L,
          1L << 31,
          (1L << 53) - 1,
          (1L << 53) + 1,
          999_999_999_999_999_999L,
          Long.MAX_VALUE - 1,
          Long.MAX_VALUE);

  /** Fixed, so that a failure comes again; any other is as good. */
  private static final long SEED = 20_240_229;

  /** Random texts of any Unicode without lone surrogates, with more than their share of trouble. */
  static Texts random(int count, int maxLength) {
    List<String> values = new ArrayList<>();
    JqwikSession.run(
        () -> {
          Random random = new Random(SEED);
          RandomGenerator<String> generator = texts(maxLength).generator(count);
          for (int index = 0; index < count; index++) {
            values.add(generator.next(random).value());
          }
        });
    return new Texts(List.copyOf(values));
  }

  private static Arbitrary<String> texts(int maxLength) {
    Arbitrary<String> plain = Arbitraries.of("a", "Z", "ß", "e\u0301", "é", "\u0000", "\\", "😀");
    Arbitrary<String> anything =
        Arbitraries.integers()
            .between(0, Character.MAX_CODE_POINT)
            .filter(codePoint -> codePoint < 0xd800 || codePoint > 0xdfff)
            .map(Character::toString);
    Arbitrary<String> basic = Arbitraries.integers().between(0, 0x2ff).map(Character::toString);
    return Arbitraries.oneOf(plain, basic, anything)
        .list()
        .ofMaxSize(maxLength / 2)
        .map(parts -> String.join("", parts));
  }

  void forEachInGroups(int size, Consumer<List<String>> test) {
    for (int start = 0; start < values.size(); start += size) {
      test.accept(values.subList(start, Math.min(start + size, values.size())));
    }
  }
}
