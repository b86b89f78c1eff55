package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.ListPosition;
import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyTextTest {

  private static final KeyTemplate TWO = KeyTemplate.of("A#{a}#{b}");
  private static final KeyTemplate PLACE = KeyTemplate.of("{at}#{id!}");

  @Property
  void anEscapedValueHoldsNoSeparator(@ForAll("ids") String id) {
    assertThat(KeyText.escape(id)).doesNotContain("#");
  }

  @Property
  void differentValuesMakeDifferentKeys(
      @ForAll("ids") String a, @ForAll("ids") String b, @ForAll("ids") String c) {
    boolean same = List.of(a, b).equals(List.of(c, a));
    String first = TWO.render(Map.of("a", a, "b", b)::get);
    String second = TWO.render(Map.of("a", c, "b", a)::get);
    assertThat(first.equals(second)).isEqualTo(same);
  }

  @Property
  void noKeyIsThePrefixOfAnothersKeys(@ForAll("ids") String a, @ForAll("ids") String b) {
    String partition = KeyTemplate.of("U#{a}#C").render(Map.of("a", a)::get);
    String other = KeyTemplate.of("U#{a}#C").render(Map.of("a", b)::get);
    assertThat(partition.startsWith(other)).isEqualTo(a.equals(b));
  }

  @Property
  void theOrderOfKeysIsTheOrderOfPlaces(
      @ForAll("instants") Instant at,
      @ForAll("instants") Instant otherAt,
      @ForAll("ids") String id,
      @ForAll("ids") String otherId) {
    assertSameOrder(new ListPosition(at, id), new ListPosition(otherAt, otherId));
    assertSameOrder(new ListPosition(at, id), new ListPosition(at, otherId));
  }

  private static void assertSameOrder(ListPosition one, ListPosition other) {
    int keys = Text.compareByCodePoint(place(one), place(other));
    assertThat(Integer.signum(keys)).isEqualTo(Integer.signum(one.compareTo(other)));
  }

  private static String place(ListPosition position) {
    return PLACE.render(Map.of("at", position.at(), "id", position.id())::get);
  }

  @Property
  void instantsComeBackFromKeysAndFromText(@ForAll("instants") Instant at) {
    assertThat(KeyText.toInstant(KeyText.ofInstant(at))).isEqualTo(at);
    assertThat(Instant.parse(InstantText.of(at))).isEqualTo(at);
  }

  @Property
  void theOrderOfInstantsAsTextIsTheOrderOfTime(
      @ForAll("instants") Instant one, @ForAll("instants") Instant other) {
    int text = InstantText.of(one).compareTo(InstantText.of(other));
    assertThat(Integer.signum(text)).isEqualTo(Integer.signum(one.compareTo(other)));
  }

  @Example
  void theFirstAndTheLastInstantHaveOneLength() {
    assertThat(KeyText.ofInstant(Times.EARLIEST)).hasSize(KeyText.INSTANT_LENGTH);
    assertThat(KeyText.ofInstant(Times.LATEST)).hasSize(KeyText.INSTANT_LENGTH);
    assertThat(InstantText.of(Times.EARLIEST)).isEqualTo("0001-01-01T00:00:00.000000Z");
    assertThat(InstantText.of(Times.LATEST)).isEqualTo("9999-12-31T23:59:59.999999Z");
  }

  @Example
  void theLongestIdsFitInTheKeysOfDynamoDb() {
    String widest = "\uFFFD".repeat(Text.MAX_ID_LENGTH);
    String escaped = KeyText.escape("#".repeat(Text.MAX_ID_LENGTH));
    assertThat(Text.utf8Length("T#" + "t".repeat(64) + "#U#" + widest + "#PROVIDER"))
        .isLessThan(2_048);
    assertThat(Text.utf8Length(Parts.prefix("TICKET#" + widest))).isLessThan(900);
    assertThat(Text.utf8Length(Parts.prefix("TICKET#" + escaped))).isLessThan(900);
  }

  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.strings()
        .withChars("#%25a3\u00e9\uffee")
        .ofMinLength(1)
        .ofMaxLength(4)
        .map(text -> text.replace("3", "\uD83D\uDE00"));
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(Times.toMicros(Times.EARLIEST), Times.toMicros(Times.LATEST))
        .map(Times::ofMicros);
  }
}
