package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Whitespace;
import org.junit.jupiter.api.Test;

class StoredTextTest {

  @Property
  void whatWasStoredComesBack(@ForAll("texts") String text) {
    assertThat(StoredText.unescape(StoredText.escape(text))).isEqualTo(text);
  }

  @Property
  void noNulIsStored(@ForAll("texts") String text) {
    assertThat(StoredText.escape(text)).doesNotContain("\0");
  }

  @Property
  void ordinaryTextIsUnchanged(@ForAll @AlphaChars @Whitespace String text) {
    assertThat(StoredText.escape(text)).isSameAs(text);
  }

  @Property
  void aPartIsFoundExactlyWhereItWas(
      @ForAll("texts") String text, @ForAll("shortTexts") String part) {
    String stored = StoredText.escape(text);
    assertThat(stored.contains(StoredText.escape(part))).isEqualTo(text.contains(part));
  }

  @Test
  void nulTakesThreeReservedCharacters() {
    assertThat(StoredText.escape("a\0b")).isEqualTo("a\uFDD0\uFDD1\uFDD1b");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("\0\uFDD0\uFDD1\uFDD2ab").ofMaxLength(12);
  }

  @Provide
  Arbitrary<String> shortTexts() {
    return Arbitraries.strings().withChars("\0\uFDD0\uFDD1\uFDD2ab").ofMaxLength(3);
  }
}
