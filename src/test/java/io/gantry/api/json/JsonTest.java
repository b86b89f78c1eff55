package io.gantry.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.gantry.account.Role;
import io.gantry.common.JsonText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private final Json json = new Json();

  record Sample(
      @Nullable String title,
      @Nullable Long tokenCount,
      @Nullable Boolean archived,
      @Nullable Instant recordedAt,
      @Nullable Role role,
      @Nullable JsonText metadata,
      @JsonDeserialize(using = AnyJsonReader.class) @Nullable JsonText content,
      @Nullable List<String> ids) {}

  private Sample read(String text) {
    return json.read(new JsonBody(text), Sample.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "-0.0",
        "1234567890123456789012345678901234567890",
        "0.10000000000000000000000001",
        "\"\\u00e9\\/\\n\"",
        "\"\uD83D\uDE00 e\u0301 \\u0000\"",
        "{ \"b\" : 1 ,\t\"a\":[ ] , \"\\u0061x\" : { } }",
        "[1,  2,\n3]",
        "true",
        "null"
      })
  void aPayloadIsCutOutAsItStands(String payload) {
    String text = " {\"title\":\"x\", \"content\" :  " + payload + "  ,\"token_count\": 3} ";

    assertThat(read(text).content()).isEqualTo(new JsonText(payload));
  }

  @Test
  void aPayloadIsCutOutOfABodyOfAnySize() {
    String payload = "[\"" + "a\uD83D\uDE00".repeat(50_000) + "\", {\"k\" : 1.0}]";

    assertThat(read("{\"metadata\":{},\"content\":" + payload + "}").content().value())
        .isEqualTo(payload);
  }

  @Test
  void aPayloadIsWrittenAsItIs() {
    JsonText payload = new JsonText("{ \"n\" : 1.50, \"e\":\"\\u00e9\uD83D\uDE00\" }");
    Sample sample = new Sample(null, null, null, null, null, payload, null, null);

    assertThat(new String(json.write(sample), UTF_8))
        .contains("\"metadata\":" + payload.value() + ",");
  }

  @Test
  void nullIsNoPayloadUnlessAnyValueIsWanted() {
    Sample sample = read("{\"metadata\":null,\"content\":null}");

    assertThat(sample.metadata()).isNull();
    assertThat(sample.content()).isEqualTo(new JsonText("null"));
    assertThat(read("{}").content()).isNull();
  }

  @Test
  void instantsAreWrittenWithSixDigits() {
    Sample sample =
        new Sample(
            null, null, null, Instant.parse("2026-01-02T03:04:05Z"), Role.ADMIN, null, null, null);

    assertThat(new String(json.write(sample), UTF_8))
        .isEqualTo(
            "{\"title\":null,\"token_count\":null,\"archived\":null,"
                + "\"recorded_at\":\"2026-01-02T03:04:05.000000Z\",\"role\":\"admin\","
                + "\"metadata\":null,\"content\":null,\"ids\":null}");
  }

  @ParameterizedTest
  @CsvSource({
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000000Z",
    "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z",
    "2026-01-02T03:04:05.123456789+02:00, 2026-01-02T01:04:05.123456Z",
    "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z"
  })
  void instantsAreReadWithAnyOffset(String text, String written) {
    Instant instant = read("{\"recorded_at\":\"" + text + "\"}").recordedAt();

    assertThat(InstantText.format(instant)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\":1}|/title|must be a string",
        "{\"title\":true}|/title|must be a string",
        "{\"title\":{}}|/title|must be a string",
        "{\"token_count\":\"1\"}|/token_count|must be a whole number in range",
        "{\"token_count\":1.5}|/token_count|must be a whole number in range",
        "{\"archived\":\"true\"}|/archived|must be true or false",
        "{\"archived\":1}|/archived|must be true or false",
        "{\"recorded_at\":\"yesterday\"}|/recorded_at|must be an instant",
        "{\"recorded_at\":17}|/recorded_at|must be an instant",
        "{\"role\":\"owner\"}|/role|must be one of admin, member",
        "{\"role\":0}|/role|must be one of admin, member",
        "{\"ids\":[\"a\",{}]}|/ids/1|must be a string",
        "{\"ids\":\"a\"}|/ids|must be an array",
        "{\"colour\":\"red\"}|/colour|is not known here",
        "[]||must be an object",
        "\"x\"||must be an object",
        "null||A JSON object is required",
        "{} {}||Nothing may follow"
      })
  void whatDoesNotFitIsNamedByItsPointer(String text, String pointer, String detail) {
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> read(text))
        .satisfies(problem -> assertThat(problem.isMalformed()).isFalse())
        .satisfies(
            problem -> assertThat(problem.pointer()).isEqualTo(pointer == null ? "" : pointer))
        .satisfies(problem -> assertThat(problem.detail()).startsWith(detail))
        .satisfies(problem -> assertThat(problem.detail()).doesNotContain("java", "gantry"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"title\":}",
        "{title:1}",
        "{\"content\":[1,}",
        "{\"content\":01}",
        "{\"title\":\"\t\"}",
        "{\"content\":NaN}",
        "{\"content\":{\"a\":1,\"a\":2}}",
        "{\"title\":\"a\",\"title\":\"b\"}",
        "{'title':1}",
        "{\"content\":\"\\x\"}",
        "{\"content\":1 /* one */}",
        "{\"content\":1 # one\n}",
        "{\"title\":\"a\"} x",
        "nul"
      })
  void whatIsNotJsonIsMalformed(String text) {
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> read(text))
        .satisfies(problem -> assertThat(problem.isMalformed()).isTrue())
        .satisfies(
            problem ->
                assertThat(problem.detail())
                    .doesNotContain("java", "gantry", "Source", "Feature", "Constraints", "`"));
  }

  @Test
  void anEmptyBodyIsRefused() {
    assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> read(""));
    assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> read(" \n"));
  }

  @Test
  void nestingIsLimited() {
    int depth = Json.MAX_DEPTH - 1;
    String deepest = "[".repeat(depth) + "]".repeat(depth);

    assertThat(read("{\"content\":" + deepest + "}").content().value()).isEqualTo(deepest);
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> read("{\"content\":[" + deepest + "]}"))
        .satisfies(problem -> assertThat(problem.detail()).contains("(500)").doesNotContain("`"));
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> read("{\"content\":" + "[".repeat(1_000_000)));
  }

  @Test
  void malformedUtf8IsRefusedAndTheReplacementCharacterIsNot() {
    assertThat(StrictUtf8.decode("\"\uFFFD\uD83D\uDE00\"".getBytes(UTF_8)))
        .isEqualTo("\"\uFFFD\uD83D\uDE00\"");
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> StrictUtf8.decode(new byte[] {'"', (byte) 0xC3, '"'}));
    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> StrictUtf8.decode(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}));
  }
}
