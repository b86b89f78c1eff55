package io.gantry.store.jaaz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gantry.common.InvalidValueException;
import io.gantry.common.JsonText;
import io.gantry.common.Text;
import io.gantry.store.StoreException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JaazMessageTextTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Property
  void whatIsWrittenIsReadByteForByte(
      @ForAll("roles") String role, @ForAll("contents") String content) {
    JaazMessageText written = new JaazMessageText(role, new JsonText(content));
    assertThat(JaazMessageText.read(role, written.write())).isEqualTo(written);
  }

  @Property
  void whatWasWrittenMayBeContentAgain(
      @ForAll("roles") String role, @ForAll("contents") String content) {
    String text = new JaazMessageText(role, new JsonText(content)).write();
    JaazMessageText nested = new JaazMessageText(role, new JsonText(text));
    assertThat(JaazMessageText.read(role, nested.write())).isEqualTo(nested);
  }

  @Property
  void anyColumnsAreShown(@ForAll String role, @ForAll String text) {
    JaazMessageText read = JaazMessageText.read(role, text);
    assertThat(JaazJson.isJson(read.content().value())).isTrue();
    assertThat(read.role()).isNotBlank();
    assertThat(Text.isWellFormed(read.role())).isTrue();
  }

  @Provide
  Arbitrary<String> roles() {
    return Arbitraries.oneOf(
        Arbitraries.of("user", "assistant", "tool", "a\"b\\c", "\u00e9\ud83d\ude00", "\u0000"),
        Arbitraries.strings()
            .ofMaxLength(200)
            .filter(text -> !text.isBlank() && Text.isWellFormed(text)));
  }

  @Provide
  Arbitrary<String> contents() {
    Arbitrary<String> spelled =
        Arbitraries.of(
            "null",
            " {\"role\":\"user\"}\n",
            "{\"role\": \"user\", \"content\": \"hi\"}",
            "{\"role\": \"user\", \"content\":  \"hi\" }",
            "{\"role\": \"user\", \"content\": \"hi\", \"name\": 1}",
            "{\"role\": \"user\", \"content\": {\"role\": \"user\", \"content\": 1}}",
            "{\"role\":\"user\",\"role\":\"assistant\"}",
            "{\"role\": 1}",
            "[{\"type\":\"text\"}]",
            "-0.0",
            "1e400",
            "\"\\ud83d\\ude00\\u0000\"");
    return Arbitraries.oneOf(spelled, values().map(JaazMessageTextTest::json));
  }

  private static Arbitrary<Object> values() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().filter(Text::isWellFormed).map(Object.class::cast),
            Arbitraries.integers().map(Object.class::cast),
            Arbitraries.of(true, false));
    Arbitrary<Object> objects =
        Combinators.combine(Arbitraries.of("user", "assistant", "tool"), leaves)
            .as((role, content) -> Map.of("role", role, "content", content));
    return Arbitraries.oneOf(leaves, objects, leaves.list().map(Object.class::cast));
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void aRoleAndAContentAreThose() {
    assertRead("user", "{\"role\": \"user\", \"content\": \"h\\u00e9\"}", "user", "\"h\\u00e9\"");
    assertRead("user", "{\"role\": \"user\", \"content\": [1, 2]}", "user", "[1, 2]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"role\":\"user\",\"content\":\"x\"}",
        "{\"role\": \"user\", \"content\": \"x\", \"tool_calls\": []}",
        "{\"role\": \"user\", \"content\": \"x\"} ",
        "{\"content\": \"x\", \"role\": \"user\"}",
        "{\"role\": \"assistant\", \"content\": \"x\"}",
        "{\"role\": \"user\", \"content\": \"x\", \"content\": \"y\"}",
        "[]",
        "12"
      })
  void anyOtherJsonIsTheContent(String text) {
    assertRead("user", text, "user", text);
  }

  @Test
  void whatIsNotJsonIsAStringOfIt() {
    assertRead("user", "Plain \"text\"", "user", "\"Plain \\\"text\\\"\"");
    assertRead("user", "", "user", "\"\"");
    assertRead(
        "user",
        "{\"role\": \"user\", \"content\": }",
        "user",
        "\"{\\\"role\\\": \\\"user\\\", \\\"content\\\": }\"");
    assertRead("user", "NaN", "user", "\"NaN\"");
  }

  @Test
  void theRoleIsThatOfTheColumnOrOfTheJsonOrUnknown() {
    String text = "{\"role\": \"tool\", \"content\": 1}";
    assertRead("user", text, "user", text);
    assertRead(null, text, "tool", text);
    assertRead(" ", text, "tool", text);
    assertRead(null, "{\"role\": 1}", "unknown", "{\"role\": 1}");
    assertRead(null, "text", "unknown", "\"text\"");
    assertRead(null, null, "unknown", "null");
    assertRead("user", null, "user", "null");
  }

  @Test
  void aRoleThatIsTooLongLosesItsEnd() {
    String role = JaazMessageText.read("r".repeat(300), "1").role();
    assertThat(role).hasSize(200).startsWith("rrr").endsWith("\u2026");
  }

  @Test
  void aWholeMessageIsStoredAsItIs() {
    String whole = "{\"role\":\"tool\",\"tool_call_id\":\"1\",\"content\":\"x\"}";
    assertThat(new JaazMessageText("tool", new JsonText(whole)).write()).isEqualTo(whole);
    assertThat(new JaazMessageText("user", new JsonText("\"hi\"")).write())
        .isEqualTo("{\"role\": \"user\", \"content\": \"hi\"}");
    assertThat(new JaazMessageText("user", new JsonText(whole)).write())
        .isEqualTo("{\"role\": \"user\", \"content\": " + whole + "}");
  }

  @Test
  void whatIsNotJsonIsNotWritten() {
    for (String text : List.of("", "hi", "1, \"x\": 2", "1 2", "[", "\"a\nb\"")) {
      JaazMessageText message = new JaazMessageText("user", new JsonText(text));
      assertThatExceptionOfType(InvalidValueException.class)
          .as(text)
          .isThrownBy(message::write)
          .withMessage("content must be JSON");
    }
  }

  @Test
  void moreThanAMessageMayHoldIsRefused() {
    String large = "x".repeat(JsonText.MAX_BYTES);
    assertThatExceptionOfType(StoreException.TooLarge.class)
        .isThrownBy(() -> JaazMessageText.read("user", large));
  }

  private static void assertRead(
      @Nullable String column, @Nullable String text, String role, String content) {
    assertThat(JaazMessageText.read(column, text))
        .isEqualTo(new JaazMessageText(role, new JsonText(content)));
  }
}
