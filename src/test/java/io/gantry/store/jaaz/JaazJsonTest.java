package io.gantry.store.jaaz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gantry.common.InvalidValueException;
import io.gantry.common.JsonText;
import io.gantry.common.Text;
import io.gantry.store.StoreException;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JaazJsonTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Property
  void aQuotedTextIsJsonOfThatText(@ForAll String text) throws JsonProcessingException {
    Assume.that(Text.isWellFormed(text));
    String quoted = JaazJson.quote(text);
    assertThat(MAPPER.readValue(quoted, String.class)).isEqualTo(text);
    assertThat(quoted).matches("\\p{ASCII}*").isPrintable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", " [1,\t2]\n", "-1.5E+3", "\"\\ud800\"", "1e999"})
  void jsonIsKept(String text) {
    assertThat(JaazJson.read("data", text)).isEqualTo(new JsonText(text));
    assertThat(JaazJson.write("data", new JsonText(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "{}}", "01", "nul", "NaN", "'a'", "[1,]", "\"a", "1 2", "//"})
  void otherTextsAreShownAndNotWritten(String text) {
    assertThat(JaazJson.read("data", text)).isEqualTo(new JsonText(JaazJson.quote(text)));
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> JaazJson.write("data", new JsonText(text)))
        .withMessage("data must be JSON");
  }

  @Test
  void deepNestingIsText() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(String.valueOf(JaazJson.read("data", deep))).startsWith("\"[[[");
  }

  @Test
  void noneIsNone() {
    assertThat(JaazJson.read("data", null)).isNull();
    assertThat(JaazJson.write("data", null)).isNull();
  }

  @Test
  void whatIsTooLargeIsNotCut() {
    assertThatExceptionOfType(StoreException.TooLarge.class)
        .isThrownBy(() -> JaazJson.read("data", "1".repeat(JsonText.MAX_BYTES + 1)))
        .withMessageContaining("bytes of data");
  }

  @Test
  void titlesAreMadeToFit() {
    assertThat(FittedText.required(null, 5)).isEmpty();
    assertThat(FittedText.optional(null, 5)).isNull();
    assertThat(FittedText.required("12345", 5)).isEqualTo("12345");
    assertThat(FittedText.optional("123456", 5)).isEqualTo("1234\u2026");
    assertThat(FittedText.required("123😀56", 5)).isEqualTo("123\u2026");
    assertThat(FittedText.required("a\ud800", 5)).isEqualTo("a\ufffd");
  }

  @Test
  void equalContentHasAnEqualRevision() {
    long revision = ContentRevision.of("a", null, "");
    assertThat(revision).isEqualTo(ContentRevision.of("a", null, ""));
    assertThat(revision).isNotEqualTo(ContentRevision.of("a", "", null));
    assertThat(ContentRevision.of("ab", "c")).isNotEqualTo(ContentRevision.of("a", "bc"));
  }

  @Property
  void revisionsArePositiveAndExactInADouble(@ForAll @Nullable String text) {
    long revision = ContentRevision.of(text);
    assertThat(revision).isBetween(1L, 1L << 52);
    assertThat((long) (double) revision).isEqualTo(revision);
  }
}
