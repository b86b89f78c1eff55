package io.gantry.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CursorCodecTest {

  private static final CursorCodec CODEC =
      new CursorCodec("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
  private static final List<String> POSITION = List.of("1709210096789012", "id");

  @Test
  void aCursorLeadsBackToItsPosition() {
    assertThat(CODEC.decode("scope", CODEC.encode("scope", POSITION))).isEqualTo(POSITION);
  }

  @Property(tries = 200)
  void anyPositionInAnyScopeComesBack(@ForAll String scope, @ForAll List<String> position) {
    List<String> encodable = position.stream().map(CursorCodecTest::encodable).toList();
    List<String> few = encodable.subList(0, Math.min(3, encodable.size()));
    List<String> brief =
        few.stream()
            .map(part -> part.substring(0, Math.min(40, part.length())))
            .map(CursorCodecTest::encodable)
            .toList();
    assertThat(CODEC.decode(scope, CODEC.encode(scope, brief))).isEqualTo(brief);
  }

  @Test
  void theLongestPositionFits() {
    List<String> longest =
        List.of(Long.toString(Long.MIN_VALUE), "\uffff".repeat(Text.MAX_ID_LENGTH));
    assertThat(CODEC.decode("scope", CODEC.encode("scope", longest))).isEqualTo(longest);
  }

  @Test
  void aCursorIsSafeInAnAddress() {
    for (int index = 0; index < 300; index++) {
      assertThat(CODEC.encode("scope", List.of("?".repeat(index % 7), "ÿ" + index)))
          .matches("[A-Za-z0-9_-]+");
    }
  }

  @Test
  void aCursorShowsNothingOfItsScope() {
    String cursor = CODEC.encode("secret scope", POSITION);
    assertThat(new String(Base64.getUrlDecoder().decode(cursor), UTF_8)).doesNotContain("secret");
  }

  @Test
  void everyChangedBitIsNoticed() {
    byte[] token = Base64.getUrlDecoder().decode(CODEC.encode("scope", POSITION));
    for (int bit = 0; bit < token.length * 8; bit++) {
      byte[] changed = token.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRefused("scope", Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
    }
  }

  @Test
  void everyCutAndEveryAdditionIsNoticed() {
    byte[] token = Base64.getUrlDecoder().decode(CODEC.encode("scope", POSITION));
    for (int length = 0; length < token.length; length++) {
      assertRefused("scope", encode(Arrays.copyOf(token, length)));
    }
    assertRefused("scope", encode(Arrays.copyOf(token, token.length + 1)));
  }

  @Test
  void aCursorOfAnotherScopeIsRefused() {
    String cursor = CODEC.encode("scope", POSITION);
    assertRefused("scope2", cursor);
    assertRefused("", cursor);
    assertRefused("scop", cursor);
  }

  @Test
  void scopeAndPositionDoNotRunIntoEachOther() {
    assertRefused("a", CODEC.encode("a\u0000", List.of("x")));
    assertRefused("ab", CODEC.encode("a", List.of("bx")));
  }

  @Test
  void aCursorOfAnotherKeyIsRefused() {
    CursorCodec other = new CursorCodec("another key of thirty-two bytes!".getBytes(UTF_8));
    assertRefused("scope", other.encode("scope", POSITION));
  }

  @Test
  void whatIsNoCursorIsRefused() {
    for (String text : List.of("", "A", "====", "a b", "ä", "\u0000", "A".repeat(3_000), "+/+/")) {
      assertRefused("scope", text);
    }
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CursorCodec(new byte[31]));
  }

  private static String encode(byte[] token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Lone surrogates cannot be in any id. */
  private static String encodable(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  private static void assertRefused(String scope, String cursor) {
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> CODEC.decode(scope, cursor));
  }
}
