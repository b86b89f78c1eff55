package io.gantry.api;

import static io.gantry.api.ApiHarness.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.ApiHarness.Answer;
import io.gantry.api.idempotency.RequestKey;
import io.gantry.store.IdempotentAnswer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdempotencyApiTest {

  private static final String MESSAGE = "{\"role\":\"user\",\"content\":1}";
  private static final String MESSAGES = "conversations/c/messages";

  @TempDir private Path folder;
  private ApiHarness api;

  @BeforeEach
  void startApi() {
    api = new ApiHarness(folder);
    api.post("conversations", "{\"id\":\"c\"}");
  }

  private Answer post(String path, String body, String key) {
    return api.send("POST", path, body, Map.of("Idempotency-Key", key));
  }

  @Test
  void theSameRequestIsExecutedOnceAndAnsweredTheSame() {
    Answer first = post(MESSAGES, MESSAGE, "k");
    api.setNow(NOW.plusSeconds(3_600));
    Answer second = post(MESSAGES, MESSAGE, "k");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers())
        .containsEntry("Location", first.headers().get("Location"))
        .containsEntry("ETag", "\"1\"")
        .containsEntry("Content-Type", "application/json")
        .containsEntry("Idempotent-Replayed", "true");
    assertThat(first.headers()).doesNotContainKey("Idempotent-Replayed");
    assertThat(api.get("conversations/c").body()).contains("\"message_count\":1");
  }

  @Test
  void anotherRequestUnderTheKeyIsRefused() {
    post(MESSAGES, MESSAGE, "k");

    assertThat(post(MESSAGES, MESSAGE + " ", "k").status()).isEqualTo(422);
    assertThat(post("conversations", "{\"id\":\"d\"}", "k").body())
        .contains("/problems/idempotency-key-reused");
    assertThat(api.get("conversations/d").status()).isEqualTo(404);
  }

  @Test
  void keysOfDifferentUsersAreDifferent() {
    post("canvases", "{\"name\":\"n\"}", "k");

    assertThat(
            api.as("bob")
                .send("POST", "canvases", "{\"name\":\"m\"}", Map.of("Idempotency-Key", "k"))
                .status())
        .isEqualTo(201);
  }

  @Test
  void aKeyIsFreeAfterADay() {
    post(MESSAGES, MESSAGE, "k");
    api.setNow(NOW.plusSeconds(24 * 3_600));

    assertThat(post(MESSAGES, MESSAGE, "k").headers()).doesNotContainKey("Idempotent-Replayed");
    assertThat(api.get("conversations/c").body()).contains("\"message_count\":2");
  }

  @Test
  void aRefusedRequestLeavesItsKeyFree() {
    assertThat(post(MESSAGES, "{\"role\":\"user\"}", "k").status()).isEqualTo(400);
    assertThat(post(MESSAGES, MESSAGE, "k").status()).isEqualTo(201);
  }

  @Test
  void aRequestUnderWayIsNotStartedAgain() {
    reserve(NOW.plusSeconds(60));

    Answer refused = post(MESSAGES, MESSAGE, "k");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.headers()).containsEntry("Retry-After", "60");
    assertThat(refused.body()).contains("/problems/request-under-way");
  }

  @Test
  void aRequestThatDiedIsTakenUpWithTheSameRecord() {
    reserve(NOW.minusSeconds(1));

    Answer answer = post(MESSAGES, MESSAGE, "k");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.member("id")).isEqualTo("the-record");
  }

  @Test
  void aRequestThatDiedAfterItsEffectMakesNoSecondRecord() {
    reserve(NOW.minusSeconds(1));
    Answer first = post(MESSAGES, MESSAGE, "k");
    api.workspace().idempotentAnswers().release(key().key());
    reserve(NOW.minusSeconds(1));
    api.setNow(NOW.plusSeconds(100));

    Answer again = post(MESSAGES, MESSAGE, "k");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(api.get("conversations/c").body()).contains("\"message_count\":1");
  }

  @Test
  void anAnswerTooLongToKeepIsFoundAgain() {
    String body = "{\"name\":\"n\",\"data\":\"" + "x".repeat(900_000) + "\"}";
    Answer first = post("canvases", body, "k");
    Answer second = post("canvases", body, "k");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().get("Location")).isEqualTo(first.headers().get("Location"));
  }

  @Test
  void bulkAppendsAndDeletesAreExecutedOnceToo() {
    String bulk = "{\"messages\":[" + MESSAGE + "," + MESSAGE + "]}";
    Answer first = post(MESSAGES + "/bulk", bulk, "k");
    Answer second = post(MESSAGES + "/bulk", bulk, "k");

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(api.get("conversations/c").body()).contains("\"message_count\":2");

    Answer deleted = post("conversations/bulk-delete", "{\"ids\":[\"c\"]}", "d");
    assertThat(post("conversations/bulk-delete", "{\"ids\":[\"c\"]}", "d").body())
        .isEqualTo(deleted.body())
        .isEqualTo("{\"deleted\":1,\"missing\":0}");
  }

  @Test
  void keysAreShortAndPrintable() {
    assertThat(post(MESSAGES, MESSAGE, "").status()).isEqualTo(400);
    assertThat(post(MESSAGES, MESSAGE, "x".repeat(256)).status()).isEqualTo(400);
    assertThat(post(MESSAGES, MESSAGE, "\u00e9").body())
        .contains("\"parameter\":\"Idempotency-Key\"");
  }

  @Test
  void whatIsKeptCannotBeRead() {
    post(MESSAGES, "{\"role\":\"user\",\"content\":\"confidential\"}", "k");
    RequestKey key =
        RequestKey.of(
            "user/alice",
            "k",
            "POST /api/" + MESSAGES + "?null",
            "{\"role\":\"user\",\"content\":\"confidential\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(api.workspace().idempotentAnswers().find(key.key(), NOW))
        .hasValueSatisfying(kept -> assertThat(kept.isComplete()).isTrue())
        .hasValueSatisfying(kept -> assertThat(kept.fingerprint()).isEqualTo(key.fingerprint()))
        .hasValueSatisfying(kept -> assertThat(kept.toString()).doesNotContain("confidential"));
  }

  private static RequestKey key() {
    return RequestKey.of(
        "user/alice",
        "k",
        "POST /api/" + MESSAGES + "?null",
        MESSAGE.getBytes(StandardCharsets.UTF_8));
  }

  private void reserve(Instant leaseUntil) {
    IdempotentAnswer reservation =
        new IdempotentAnswer(
            key().key(),
            key().fingerprint(),
            "the-record",
            null,
            null,
            leaseUntil,
            NOW.plusSeconds(9_999));
    assertThat(
            api.workspace()
                .idempotentAnswers()
                .reserve(reservation, NOW.minusSeconds(99))
                .acquired())
        .isTrue();
  }
}
