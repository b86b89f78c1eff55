package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.common.Times;
import io.gantry.store.jaaz.JaazNumbers;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MessageNamesTest {

  private static final Instant AT = Instant.parse("2025-01-02T03:04:05.000006Z");

  private static final long LEAST = -62_135_596_800_000_000L;
  private static final long MOST = 253_402_300_799_999_999L;

  private static final MessageNames TO_MOMENT =
      new MessageNames(MessageIdForm.NUMBER, MessageIdForm.MOMENT);
  private static final MessageNames TO_NUMBER =
      new MessageNames(MessageIdForm.MOMENT, MessageIdForm.NUMBER);
  private static final MessageNames ANY_TO_MOMENT =
      new MessageNames(MessageIdForm.ANY, MessageIdForm.MOMENT);
  private static final MessageNames ANY_TO_NUMBER =
      new MessageNames(MessageIdForm.ANY, MessageIdForm.NUMBER);

  @Property
  void numbersAndMomentsAreEachOthersInverse(
      @ForAll @LongRange(min = LEAST, max = MOST) long number) {
    Message moment = TO_MOMENT.map(numbered(number)).orElseThrow();

    assertThat(moment.id()).matches("[0-9]{8}_[0-9]{6}_[0-9]{6}").isEqualTo(moment.orderKey());
    assertThat(TO_NUMBER.map(moment)).contains(numbered(number));
  }

  @Property
  void theOrderOfNumbersIsThatOfTheirMoments(
      @ForAll @LongRange(min = LEAST, max = MOST) long one,
      @ForAll @LongRange(min = LEAST, max = MOST) long other) {
    int ofMoments =
        TO_MOMENT
            .map(numbered(one))
            .orElseThrow()
            .orderKey()
            .compareTo(TO_MOMENT.map(numbered(other)).orElseThrow().orderKey());

    assertThat(Integer.signum(ofMoments)).isEqualTo(Long.compare(one, other));
  }

  @Property
  void numbersComeBackFromWhereAnyIdMayBe(@ForAll long number) {
    assertThat(new MessageNames(MessageIdForm.NUMBER, MessageIdForm.ANY).map(numbered(number)))
        .contains(numbered(number));
    assertThat(ANY_TO_NUMBER.map(numbered(number))).contains(numbered(number));
  }

  @Test
  void aNumberIsTheMomentOfSoManyMicroseconds() {
    assertThat(TO_MOMENT.map(numbered(17)).map(Message::id)).contains("19700101_000000_000017");
  }

  @Test
  void aMomentOfTodayIsANumberThatTheTablesKeep() {
    String number = TO_NUMBER.map(named("20251121_104500_123456")).orElseThrow().id();

    assertThat(JaazNumbers.parse(number)).isPresent();
  }

  @Test
  void momentsComeBackFromWhereAnyIdMayBe() {
    Message moment = named("20250102_030405_000006");

    assertThat(ANY_TO_MOMENT.map(moment)).contains(moment);
    assertThat(ANY_TO_NUMBER.map(moment).map(Message::id))
        .contains(Long.toString(Times.toMicros(AT)));
  }

  @Test
  void anIdThatOrdersByItselfIsGoodWhereMomentsAre() {
    Message own = named("0193a1b2-0000-7000-8000-000000000000");

    assertThat(ANY_TO_MOMENT.map(own)).contains(own);
    assertThat(ANY_TO_NUMBER.map(own)).isEmpty();
  }

  @Test
  void whatHasNoFormInTheTargetIsToldApart() {
    assertThat(ANY_TO_NUMBER.map(message("17", "17"))).isEmpty();
    assertThat(ANY_TO_NUMBER.map(message("017", JaazNumbers.orderKey(17)))).isEmpty();
    assertThat(TO_NUMBER.map(named("20250230_000000_000000"))).isEmpty();
    assertThat(TO_NUMBER.map(named("99999999_999999_999999"))).isEmpty();
    assertThat(ANY_TO_MOMENT.map(message("cuid", "0001"))).isEmpty();
    assertThat(TO_MOMENT.map(numbered(Long.MAX_VALUE))).isEmpty();
  }

  @Test
  void oneFormStaysAsItIs() {
    Message odd = named("99999999_999999_999999");

    assertThat(new MessageNames(MessageIdForm.MOMENT, MessageIdForm.MOMENT).map(odd)).contains(odd);
  }

  private static Message numbered(long number) {
    return message(Long.toString(number), JaazNumbers.orderKey(number));
  }

  private static Message named(String id) {
    return message(id, id);
  }

  private static Message message(String id, String orderKey) {
    return new Message(
        id,
        "c",
        "u",
        orderKey,
        "user",
        new JsonText("\"x\""),
        null,
        JsonText.EMPTY_OBJECT,
        null,
        AT,
        AT,
        7);
  }
}
