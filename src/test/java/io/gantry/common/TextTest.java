package io.gantry.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b#c%d", " ", "😀", "\uffff", "é"})
  void idsMayHoldAnyPrintableText(String id) {
    assertThat(Text.requireId("id", id)).isEqualTo(id);
    assertThat(Text.isId(id)).isTrue();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"\u0000", "a\n", "\u007f", "\u0085", "\ud800", "\udc00x"})
  void otherTextsAreNoIds(@Nullable String id) {
    assertRefused("id", () -> Text.requireId("id", id));
    if (id != null) {
      assertThat(Text.isId(id)).isFalse();
    }
  }

  @Test
  void idsHaveAtMostTheirLength() {
    String longest = "x".repeat(Text.MAX_ID_LENGTH);
    assertThat(Text.requireId("id", longest)).isEqualTo(longest);
    assertRefused("id", () -> Text.requireId("id", longest + "x"));
    assertThat(Text.isId(longest)).isTrue();
    assertThat(Text.isId(longest + "x")).isFalse();
  }

  @Test
  void absentIsAllowedWhereItIsOptional() {
    assertThat(Text.optionalId("id", null)).isNull();
    assertThat(Text.optionalText("text", null, 1)).isNull();
    assertRefused("id", () -> Text.optionalId("id", ""));
    assertRefused("text", () -> Text.optionalText("text", "ab", 1));
  }

  @Test
  void textMayBeEmptyAndHoldAnyCharacter() {
    assertThat(Text.requireText("text", "", 0)).isEmpty();
    assertThat(Text.requireText("text", "\u0000\n😀", 4)).isEqualTo("\u0000\n😀");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
  void loneSurrogatesAreRefused(String text) {
    assertRefused("text", () -> Text.requireText("text", text, 10));
    assertRefused("text", () -> Text.requireEncodable("text", text, 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
  void blankIsNotFilled(String text) {
    assertRefused("name", () -> Text.requireFilled("name", text, 10));
  }

  @Test
  void theRuleNamesItsLimit() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Text.requireText("title", "abc", 2))
        .withMessage("title must have at most 2 characters")
        .satisfies(failure -> assertThat(failure.field()).isEqualTo("title"))
        .satisfies(
            failure -> assertThat(failure.rule()).isEqualTo("must have at most 2 characters"));
  }

  @Test
  void encodedLengthIsCountedInBytes() {
    assertThatNoException().isThrownBy(() -> Text.requireEncodable("json", "éé", 4));
    assertRefused("json", () -> Text.requireEncodable("json", "ééx", 4));
    assertRefused("json", () -> Text.requireEncodable("json", "😀x", 4));
    assertRefused("json", () -> Text.requireEncodable("json", "abcde", 4));
    assertThatNoException().isThrownBy(() -> Text.requireEncodable("json", "\uffff", 3));
    assertRefused("json", () -> Text.requireEncodable("json", "\uffff", 2));
  }

  @Property
  void utf8LengthIsThatOfTheEncodedText(@ForAll List<Integer> codePoints) {
    String text = text(codePoints);
    assertThat(Text.utf8Length(text)).isEqualTo(text.getBytes(UTF_8).length);
  }

  @Property
  void codePointOrderIsThatOfTheBytes(@ForAll List<Integer> one, @ForAll List<Integer> other) {
    String left = text(one);
    String right = text(other);
    int bytes = Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));
    assertThat(Integer.signum(Text.compareByCodePoint(left, right)))
        .isEqualTo(Integer.signum(bytes));
  }

  @Test
  void charactersBeyondTheBasicPlaneComeLast() {
    assertThat(Text.compareByCodePoint("\uffff", "😀")).isNegative();
    assertThat(Text.compareByCodePoint("a", "a")).isZero();
    assertThat(Text.compareByCodePoint("a", "ab")).isNegative();
    assertThat(Text.compareByCodePoint("", "a")).isNegative();
  }

  /** Any Unicode without lone surrogates. */
  private static String text(List<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    for (int number : numbers) {
      int codePoint = Math.floorMod(number, Character.MAX_CODE_POINT + 1);
      text.appendCodePoint(codePoint >= 0xd800 && codePoint <= 0xdfff ? '\ue000' : codePoint);
    }
    return text.toString();
  }

  private static void assertRefused(String field, ThrowingCallable call) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.field()).isEqualTo(field));
  }

  /** Long text is looked at by chunks of 512: nothing may hide at their edges. */
  @Test
  void findsALoneSurrogateWhereverItIsInLongText() {
    String text = "x".repeat(1_300);
    for (int at : new int[] {0, 510, 511, 512, 513, 1_023, 1_024, 1_298, 1_299}) {
      for (String half : List.of("\ud83c", "\udfa8")) {
        String broken = text.substring(0, at) + half + text.substring(at + 1);
        assertThat(Text.isWellFormed(broken)).as("%s at %d", half.codePointAt(0), at).isFalse();
      }
      String whole = text.substring(0, at) + "\ud83c\udfa8" + text.substring(at);
      assertThat(Text.isWellFormed(whole)).as("pair at %d", at).isTrue();
      assertThat(Text.isWellFormed(whole + "\ud83c")).as("after a pair at %d", at).isFalse();
    }
  }

  @Test
  void showsWhatNoIdCanBe() {
    assertThat(Text.shownId("\u00fc 1")).isEqualTo("\u00fc 1");
    assertThat(Text.shownId("")).isEqualTo("\"\"");
    assertThat(Text.shownId("a\u001b[2J\n\0")).isEqualTo("\"a\\u001b[2J\\u000a\\u0000\"");
    assertThat(Text.shownId("\ud83c")).isEqualTo("\"\\ud83c\"");
    assertThat(Text.shownId("x".repeat(129)))
        .isEqualTo('"' + "x".repeat(128) + "\"... (129 characters)");
  }
}
