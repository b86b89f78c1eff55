package io.gantry.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListPositionTest {

  private static final Instant AT = Instant.parse("1969-12-31T23:59:59.999999Z");

  @Test
  void partsLeadBackToThePosition() {
    ListPosition position = new ListPosition(AT, "a#1");
    assertThat(position.parts()).containsExactly("-1", "a#1");
    assertThat(ListPosition.ofParts(position.parts())).isEqualTo(position);
  }

  @Test
  void otherPartsAreRefused() {
    for (List<String> parts :
        List.of(List.<String>of(), List.of("1"), List.of("x", "a"), List.of("1", "a", "b"))) {
      assertThatExceptionOfType(InvalidCursorException.class)
          .isThrownBy(() -> ListPosition.ofParts(parts));
    }
  }

  @Test
  void theInstantComesFirstAndThenTheId() {
    assertThat(new ListPosition(AT, "z")).isLessThan(new ListPosition(AT.plusNanos(1_000), "a"));
    assertThat(new ListPosition(AT, "\uffff")).isLessThan(new ListPosition(AT, "😀"));
    assertThat(new ListPosition(AT, "a")).isEqualByComparingTo(new ListPosition(AT, "a"));
  }
}
