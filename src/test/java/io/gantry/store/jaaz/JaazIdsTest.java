package io.gantry.store.jaaz;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.Text;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JaazIdsTest {

  @Property
  void anyStoredIdIsShownAsAnId(@ForAll("ids") String stored) {
    assertThat(Text.isId(JaazIds.shown(stored))).isTrue();
  }

  @Property
  void whatIsShownLeadsBackUnlessItIsAHash(@ForAll("ids") String stored) {
    String shown = JaazIds.shown(stored);
    assertThat(JaazIds.isHash(shown) || JaazIds.stored(shown).equals(stored)).isTrue();
  }

  @Property
  void anyIdOfARecordIsShownAsItselfWhenStored(@ForAll("ids") String id) {
    Assume.that(Text.isId(id) && !JaazIds.isHash(id));
    Assume.that(JaazIds.row(id).isEmpty() && !id.equals(JaazIds.NO_SESSION));
    assertThat(JaazIds.shown(JaazIds.stored(id))).isEqualTo(id);
  }

  @Provide
  Arbitrary<String> ids() {
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(150).filter(Text::isWellFormed);
    Arbitrary<String> shown = any.map(JaazIds::shown);
    return Arbitraries.oneOf(any, shown, shown.map(JaazIds::shown), shown.map(id -> id + "="));
  }

  @Test
  void usualIdsAreThemselves() {
    for (String id : List.of("V1StGXR8_Z5jdHi6B-myT", "im_Ab12Cd34.png", "default", "~", "é😀")) {
      assertThat(JaazIds.shown(id)).isEqualTo(id);
      assertThat(JaazIds.stored(id)).isEqualTo(id);
      assertThat(JaazIds.isOdd(id)).isFalse();
    }
  }

  @Test
  void oddIdsAreShownInAFormOfTheirOwn() {
    assertThat(JaazIds.shown("")).isEqualTo("~text-");
    assertThat(JaazIds.shown("a\nb")).isEqualTo("~text-YQpi");
    assertThat(JaazIds.stored("~text-YQpi")).isEqualTo("a\nb");
    assertThat(JaazIds.shown("x".repeat(129))).startsWith("~hash-").hasSize(49);
    assertThat(JaazIds.ofRow(17)).isEqualTo("~row-17");
    assertThat(JaazIds.row("~row-17")).contains(17L);
    assertThat(JaazIds.row("~row-017")).isEmpty();
    assertThat(JaazIds.ofSession(null)).isEqualTo("no-session");
  }

  @Test
  void differentIdsNeverLookTheSame() {
    List<String> stored =
        List.of("", "a\nb", "~text-", "~text-YQpi", "~hash-x", "~row-17", "no-session", "~text-YQ");
    assertThat(Stream.concat(stored.stream().map(JaazIds::shown), Stream.of("no-session")))
        .doesNotHaveDuplicates()
        .hasSize(9);
  }

  @Test
  void numbersAreThoseThatTablesGive() {
    assertThat(JaazNumbers.parse("1")).hasValue(1);
    assertThat(JaazNumbers.parse("4503599627370495")).hasValue(JaazNumbers.LARGEST);
    for (String id : List.of("", "0", "01", "-1", "+1", "1.0", "4503599627370496", "١", "1e3")) {
      assertThat(JaazNumbers.parse(id)).as(id).isEmpty();
    }
    assertThat(JaazNumbers.orderKey(12)).isEqualTo("0000000000000000012");
    assertThat(JaazNumbers.row("-5")).hasValue(-5);
    assertThat(JaazNumbers.row("05")).isEmpty();
    assertThat(JaazNumbers.ofOrderKey("12")).isEmpty();
    assertThat(JaazNumbers.ofOrderKey("--1")).isEmpty();
  }

  @Property
  void orderKeysCompareAsTheirNumbers(@ForAll long one, @ForAll long other) {
    String key = JaazNumbers.orderKey(one);
    assertThat(JaazNumbers.ofOrderKey(key)).hasValue(one);
    assertThat(Integer.signum(key.compareTo(JaazNumbers.orderKey(other))))
        .isEqualTo(Long.compare(one, other));
  }
}
