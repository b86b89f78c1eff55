package io.gantry.origin.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.JsonText;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.foreign.ForeignValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowReadingTest {

  private final List<BulkRemark> remarks = new ArrayList<>();

  private RowReading reading(Object... namesAndValues) {
    return new RowReading(
        ListedTables.row(namesAndValues),
        new RecordKey(EntityKind.USER, List.of("u")),
        name -> name,
        remarks::add);
  }

  private List<String> said() {
    return remarks.stream().map(one -> one.oddity() + ": " + one.detail()).toList();
  }

  @Test
  void whatIsAsItShouldBeIsTakenWithoutARemark() {
    RowReading reading =
        reading("t", "", "f", 0, "n", 7, "j", " {} ", "at", "2025-06-25T10:00:00.123Z");

    assertThat(reading.text("t", 5, "x")).isEmpty();
    assertThat(reading.flag("f", true)).isFalse();
    assertThat(reading.count("n")).isEqualTo(7);
    assertThat(reading.json("j", JsonText.EMPTY_ARRAY).value()).isEqualTo(" {} ");
    assertThat(reading.time("at")).isEqualTo(Instant.parse("2025-06-25T10:00:00.123Z"));
    assertThat(reading.optional("absent", 5)).isNull();
    assertThat(reading.rest()).isEmpty();
    assertThat(remarks).isEmpty();
  }

  @Test
  void whatIsMissingIsSaid() {
    RowReading reading = reading("t", null, "f", "perhaps");

    assertThat(reading.text("t", 5, "x")).isEqualTo("x");
    assertThat(reading.flag("f", true)).isTrue();
    assertThat(reading.json("j", JsonText.EMPTY_ARRAY)).isEqualTo(JsonText.EMPTY_ARRAY);
    assertThat(reading.time("at")).isEqualTo(Instant.EPOCH);
    assertThat(said())
        .containsExactly(
            "UNFIT_VALUE: t is missing or empty; taken as x",
            "UNFIT_VALUE: f is missing or empty; taken as true",
            "UNFIT_VALUE: j is missing or empty; taken as []",
            "NO_TIME: at is missing or unreadable; taken as 1970-01-01T00:00:00Z");
  }

  @Test
  void valuesOfOtherTypesAreTakenForWhatTheyAmountTo() {
    RowReading reading =
        reading("t", 5, "f", "TRUE", "n", "12", "j", new ForeignValue.Other("M", "{\"a\":1}"));

    assertThat(reading.text("t", 5, "x")).isEqualTo("5");
    assertThat(reading.flag("f", false)).isTrue();
    assertThat(reading.count("n")).isEqualTo(12);
    assertThat(reading.json("j", JsonText.EMPTY_ARRAY).value()).isEqualTo("{\"a\":1}");
    assertThat(remarks)
        .hasSize(4)
        .extracting(BulkRemark::oddity)
        .containsOnly(BulkRemark.Oddity.UNFIT_VALUE);
  }

  @Test
  void numbersKeepTheirDigitsAndWhatNoRecordHoldsIsSaid() {
    String digits = "12345678901234567890123456789012345678";
    RowReading reading = reading("n", new BigDecimal(digits), "m", new BigDecimal("1.5"));

    assertThat(reading.number("n")).isEqualTo(new BigDecimal(digits));
    assertThat(reading.count("n")).isNull();
    assertThat(reading.count("m")).isNull();
    assertThat(remarks)
        .hasSize(2)
        .extracting(BulkRemark::oddity)
        .containsOnly(BulkRemark.Oddity.NO_KIND);
  }

  @Test
  void whatIsNotJsonBecomesAJsonString() {
    assertThat(reading("j", "a \"b\"\n").json("j", JsonText.EMPTY_ARRAY).value())
        .isEqualTo("\"a \\\"b\\\"\\n\"");
    assertThat(said()).containsExactly("NOT_JSON: j is not JSON; taken as a JSON string");
  }

  @Test
  void whatIsTooLongIsCut() {
    assertThat(reading("t", "abcdef").text("t", 3, "")).isEqualTo("ab…");
    assertThat(said()).containsExactly("CUT: t has 6 characters; cut to 3");
  }

  @Test
  void whatNobodyAskedForBecomesAMember() {
    RowReading reading = reading("a", 1, "b", "x", "c", null);

    assertThat(reading.withRest(new JsonText("{ \"q\": 1.0 }\n"), "more").value())
        .isEqualTo("{ \"q\": 1.0 ,\"more\":{\"a\":1,\"b\":\"x\"}}");
    assertThat(reading.withRest(new JsonText("{}"), "more").value())
        .isEqualTo("{\"more\":{\"a\":1,\"b\":\"x\"}}");
    assertThat(remarks).extracting(BulkRemark::oddity).containsOnly(BulkRemark.Oddity.UNFIT_VALUE);
  }

  @Test
  void orHasNoPlaceWhereThereIsNoObject() {
    RowReading reading = reading("a", 1);

    assertThat(reading.withRest(new JsonText("[]"), "more").value()).isEqualTo("[]");
    assertThat(reading.withRest(new JsonText("{\"more\":2}"), "more").value())
        .isEqualTo("{\"more\":2}");
    assertThat(said()).containsOnly("NO_KIND: there is no place for a");
  }

  @Test
  void remarksHoldNoValues() {
    RowReading reading = reading("t", "topsecret".repeat(9), "f", "topsecret", "n", "topsecret");
    reading.text("t", 5, "");
    reading.flag("f", false);
    reading.count("n");
    reading.time("t");

    assertThat(said()).hasSize(4).noneMatch(line -> line.contains("topsecret"));
  }
}
