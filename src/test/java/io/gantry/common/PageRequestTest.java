package io.gantry.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 201, Integer.MAX_VALUE})
  void limitsOutsideTheRangeAreRefused(int limit) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> PageRequest.newestFirst(limit))
        .withMessage("limit must be from 1 to 200");
  }

  @Test
  void theFollowingPageKeepsLimitAndDirection() {
    assertThat(PageRequest.oldestFirst(1).after("next"))
        .isEqualTo(new PageRequest(1, "next", PageRequest.Order.ASCENDING));
    assertThat(PageRequest.newestFirst(200).after("next"))
        .isEqualTo(new PageRequest(200, "next", PageRequest.Order.DESCENDING));
  }

  @Test
  void aPageDoesNotFollowTheListItWasMadeFrom() {
    List<String> items = new ArrayList<>(List.of("a"));
    Page<String> page = new Page<>(items, "next");
    items.add("b");
    assertThat(page.items()).containsExactly("a");
  }

  @Test
  void aMappedPageKeepsItsCursor() {
    Page<Integer> page = new Page<>(List.of("a", "bc"), "next").map(String::length);
    assertThat(page).isEqualTo(new Page<>(List.of(1, 2), "next"));
  }

  @Test
  void aSecretDoesNotPrintItself() {
    assertThat(new Secret("hunter2")).hasToString("********").isEqualTo(new Secret("hunter2"));
    assertThat(List.of(new Secret("hunter2")).toString()).doesNotContain("hunter2");
  }
}
