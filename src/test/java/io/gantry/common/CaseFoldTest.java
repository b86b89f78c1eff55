package io.gantry.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFoldTest {

  @ParameterizedTest
  @CsvSource({
    "Anna, anna",
    "STRASSE, straße",
    "STRAẞE, straße",
    "ΟΔΟΣ, οδος",
    "É, e\u0301",
    "\u212b, å",
    "ID, ıd",
    "ﬁ, FI"
  })
  void textsOfOneNameHaveOneKey(String one, String other) {
    assertThat(CaseFold.of(one)).isEqualTo(CaseFold.of(other));
  }

  @ParameterizedTest
  @CsvSource({"a, á", "i, İ", "a, ａ", "o, 0", "ss, s"})
  void textsOfTwoNamesHaveTwoKeys(String one, String other) {
    assertThat(CaseFold.of(one)).isNotEqualTo(CaseFold.of(other));
  }

  @Test
  void theKeyOfAKeyIsTheKeyItself() {
    assertThat(letters())
        .allMatch(letter -> CaseFold.of(CaseFold.of(letter)).equals(CaseFold.of(letter)));
  }

  @Test
  void everyCaseOfALetterHasOneKey() {
    assertThat(letters())
        .allMatch(
            letter -> CaseFold.of(letter.toUpperCase(Locale.ROOT)).equals(CaseFold.of(letter)))
        .allMatch(
            letter -> CaseFold.of(letter.toLowerCase(Locale.ROOT)).equals(CaseFold.of(letter)));
  }

  @Property(tries = 500)
  void composedAndDecomposedTextsHaveOneKey(@ForAll String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    assertThat(CaseFold.of(decomposed)).isEqualTo(CaseFold.of(text));
  }

  @Test
  void aPartIsFoundWhereverItStands() {
    assertThat(CaseFold.of("ΟΔΟΣΑΒ")).contains(CaseFold.of("ΔΟΣ"));
    assertThat(CaseFold.of("ΟΔΟΣ")).contains(CaseFold.of("Σ"));
  }

  @Test
  void theLanguageOfTheMachineDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(CaseFold.of("TITLE")).isEqualTo("title");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Stream<String> letters() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(codePoint -> codePoint < 0xd800 || codePoint > 0xdfff)
        .mapToObj(Character::toString);
  }
}
