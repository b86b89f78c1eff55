package io.gantry.origin.prompttoissue;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Message;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderKeysTest {

  private static final Instant AT = Instant.parse("2025-06-25T10:00:00.123Z");
  private static final String TIME = "2025-06-25T10:00:00.123Z";

  @Test
  void theOrderOfKeysIsThatOfSortKeys() {
    List<String> sortKeys =
        List.of(
            "0999-01-01T00:00:00.000Z#a",
            TIME + "#-bcdefghijklmnopqrstu",
            TIME + "#1bcdefghijklmnopqrstu",
            TIME + "#Zbcdefghijklmnopqrstu",
            TIME + "#_bcdefghijklmnopqrstu",
            TIME + "#abcdefghijklmnopqrstu",
            "2025-06-25T10:00:00.124Z#-");

    assertThat(sortKeys).isSorted();
    assertThat(sortKeys.stream().map(OrderKeysTest::key)).isSorted().doesNotHaveDuplicates();
  }

  private static String key(String sortKey) {
    String[] parts = sortKey.split("#", 2);
    assertThat(OrderKeys.isUsual(parts[0], parts[1])).isTrue();
    return OrderKeys.of(parts[0], parts[1], AT);
  }

  @Test
  void unusualOnesComeAfterTheOthersOfTheirMillisecond() {
    String usual = OrderKeys.of(TIME, "z".repeat(46), AT);

    for (String id : List.of("ü", "z".repeat(47), "a b", "x".repeat(128))) {
      assertThat(OrderKeys.isUsual(TIME, id)).isFalse();
      assertThat(OrderKeys.of(TIME, id, AT))
          .startsWith("20250625100000123_")
          .isGreaterThan(usual)
          .hasSizeLessThanOrEqualTo(Message.MAX_ORDER_KEY_LENGTH)
          .matches("[0-9A-Za-z_-]+");
    }
    assertThat(OrderKeys.of("yesterday", "a", AT)).isNotEqualTo(OrderKeys.of(null, "a", AT));
    assertThat(usual).hasSize(Message.MAX_ORDER_KEY_LENGTH);
  }
}
