package io.gantry.api;

import static io.gantry.api.ApiHarness.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.ApiHarness.Answer;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageApiTest {

  private static final String MESSAGES = "conversations/c/messages";

  @TempDir private Path folder;
  private ApiHarness api;

  @BeforeEach
  void startApi() {
    api = new ApiHarness(folder);
    api.post("conversations", "{\"id\":\"c\",\"title\":\"T\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\\u0000 \\ud83d\\ude00\"",
        "1234567890123456789",
        "-0.0",
        "1e-400",
        "{ \"b\" : [ 1 , 2.50 ] , \"a\":{ } }"
      })
  void contentIsGivenBackByteForByte(String content) {
    Answer appended =
        api.post(
            MESSAGES,
            "{\"role\":\"user\", \"content\" : " + content + " , \"metadata\":{\"k\": 1.0}}");

    assertThat(appended.status()).isEqualTo(201);
    assertThat(appended.body())
        .contains("\"content\":" + content + ",", "\"metadata\":{\"k\": 1.0}");
    assertThat(appended.headers().get("Location"))
        .isEqualTo("/api/" + MESSAGES + "/" + appended.member("id"));
    assertThat(api.get(MESSAGES + "/" + appended.member("id")).body()).isEqualTo(appended.body());
    assertThat(api.get(MESSAGES).body())
        .isEqualTo("{\"items\":[" + appended.body() + "],\"next_cursor\":null}");
  }

  @Test
  void messagesAreCountedInTheirConversation() {
    api.setNow(NOW.plusSeconds(5));
    api.post(MESSAGES, "{\"role\":\"user\",\"content\":\"a\"}");

    assertThat(api.get("conversations/c").body())
        .contains("\"message_count\":1", "\"last_message_at\":\"2026-01-02T03:04:10.123456Z\"");
  }

  @Test
  void pagesGoOldestFirstAndBack() {
    for (int number = 1; number <= 3; number++) {
      api.post(MESSAGES, "{\"role\":\"user\",\"content\":" + number + "}");
    }

    Answer first = api.get(MESSAGES + "?limit=2");
    Answer last = api.get(MESSAGES + "?limit=2&order=desc");

    assertThat(first.body()).containsSubsequence("\"content\":1", "\"content\":2");
    assertThat(api.get(MESSAGES + "?limit=2&cursor=" + first.member("next_cursor")).body())
        .contains("\"content\":3");
    assertThat(last.body()).containsSubsequence("\"content\":3", "\"content\":2");
    assertThat(api.get(MESSAGES + "?limit=2&cursor=" + last.member("next_cursor")).status())
        .isEqualTo(400);
  }

  @Test
  void bulkAppendKeepsTheOrder() {
    String messages =
        IntStream.range(0, 49)
            .mapToObj(number -> "{\"role\":\"user\",\"content\":" + number + "}")
            .collect(Collectors.joining(","));

    Answer appended = api.post(MESSAGES + "/bulk", "{\"messages\":[" + messages + "]}");

    assertThat(appended.status()).isEqualTo(201);
    assertThat(api.get(MESSAGES + "?limit=200").body())
        .containsSubsequence("\"content\":0,", "\"content\":1,", "\"content\":48,");
    assertThat(api.get("conversations/c").body()).contains("\"message_count\":49");
    assertThat(
            api.post(MESSAGES + "/bulk", "{\"messages\":[" + messages + "," + messages + "]}")
                .status())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"content\":1}|/role",
        "{\"role\":\"user\"}|/content",
        "{\"role\":\" \",\"content\":1}|/role",
        "{\"role\":\"user\",\"content\":1,\"metadata\":[]}|/metadata",
        "{\"role\":\"user\",\"content\":1,\"token_count\":-1}|/token_count",
        "{\"role\":\"user\",\"content\":1,\"id\":\"x\"}|/id"
      })
  void whatDoesNotFitIsNamedInSingleAndInBulk(String message, String pointer) {
    assertThat(api.post(MESSAGES, message).body()).contains("\"pointer\":\"" + pointer + "\"");
    assertThat(
            api.post(
                    MESSAGES + "/bulk",
                    "{\"messages\":[{\"role\":\"user\",\"content\":1}," + message + "]}")
                .body())
        .contains("\"pointer\":\"/messages/1" + pointer + "\"");
    assertThat(api.get("conversations/c").body()).contains("\"message_count\":0");
  }

  @Test
  void onlyMetadataCanBePatched() {
    String id =
        api.post(MESSAGES, "{\"role\":\"user\",\"content\":1,\"metadata\":{\"a\" : 1.0,\"b\":2}}")
            .member("id");

    Answer patched = api.patch(MESSAGES + "/" + id, "{\"metadata\":{\"b\":null,\"c\":[null]}}");

    assertThat(patched.status()).isEqualTo(200);
    assertThat(patched.headers()).containsEntry("ETag", "\"2\"");
    assertThat(patched.body()).contains("\"metadata\":{\"a\" : 1.0,\"c\":[null]}", "\"content\":1");
    assertThat(api.patch(MESSAGES + "/" + id, "{\"content\":2}").status()).isEqualTo(400);
    assertThat(api.patch(MESSAGES + "/" + id, "{\"metadata\":[]}").status()).isEqualTo(400);
  }

  @Test
  void deletedMessagesAreGone() {
    String first = api.post(MESSAGES, "{\"role\":\"user\",\"content\":1}").member("id");
    String second = api.post(MESSAGES, "{\"role\":\"user\",\"content\":2}").member("id");

    assertThat(api.delete(MESSAGES + "/" + first).status()).isEqualTo(204);
    assertThat(api.delete(MESSAGES + "/" + first).status()).isEqualTo(404);
    assertThat(
            api.post(
                    MESSAGES + "/bulk-delete",
                    "{\"ids\":[\"" + first + "\",\"" + second + "\",\"\\u0000\"]}")
                .body())
        .isEqualTo("{\"deleted\":1,\"missing\":2}");
    assertThat(api.get("conversations/c").body()).contains("\"message_count\":0");
  }
}
