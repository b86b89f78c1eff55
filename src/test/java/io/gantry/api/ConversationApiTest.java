package io.gantry.api;

import static io.gantry.api.ApiHarness.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.ApiHarness.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationApiTest {

  @TempDir private Path folder;
  private ApiHarness api;

  @BeforeEach
  void startApi() {
    api = new ApiHarness(folder);
  }

  @Test
  void createAnswersTheWholeRecordWithItsPlaceAndTag() {
    Answer created =
        api.post("conversations", "{\"id\":\"a/b c\",\"title\":\"T\",\"mode\":\"chat\"}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.headers())
        .containsEntry("Location", "/api/conversations/a%2Fb%20c")
        .containsEntry("ETag", "\"1\"")
        .containsEntry("Content-Type", "application/json");
    assertThat(created.body())
        .isEqualTo(
            "{\"id\":\"a/b c\",\"owner_id\":\"alice\",\"title\":\"T\",\"model\":null,\"provider\":null,"
                + "\"mode\":\"chat\",\"canvas_id\":null,\"archived\":false,\"share_id\":null,"
                + "\"message_count\":0,\"last_message_at\":null,\"created_at\":\""
                + NOW
                + "\",\"updated_at\":\""
                + NOW
                + "\",\"revision\":1}");
    assertThat(api.get("conversations/a%2Fb%20c").body()).isEqualTo(created.body());
  }

  @Test
  void createRefusesAnIdThatIsTakenByAnybody() {
    api.as("bob").post("conversations", "{\"id\":\"c\"}");

    Answer refused = api.as("alice").post("conversations", "{\"id\":\"c\"}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("/problems/already-exists", "\"pointer\":\"/id\"");
  }

  @Test
  void recordsOfOthersAreAnsweredAsUnknown() {
    api.as("bob").post("conversations", "{\"id\":\"c\"}");
    api.as("alice");

    assertThat(api.get("conversations/c").status()).isEqualTo(404);
    assertThat(api.patch("conversations/c", "{\"title\":\"x\"}").status()).isEqualTo(404);
    assertThat(api.delete("conversations/c").status()).isEqualTo(404);
    assertThat(api.post("conversations/c/share", "").status()).isEqualTo(404);
    assertThat(api.get("conversations/c/messages").status()).isEqualTo(404);
    assertThat(api.post("conversations/bulk-delete", "{\"ids\":[\"c\"]}").body())
        .isEqualTo("{\"deleted\":0,\"missing\":1}");
  }

  @Test
  void readKnowsWhatTheClientHas() {
    api.post("conversations", "{\"id\":\"c\"}");

    Answer same =
        api.send("GET", "conversations/c", null, Map.of("If-None-Match", "W/\"1\", \"7\""));
    Answer other = api.send("GET", "conversations/c", null, Map.of("If-None-Match", "\"2\""));

    assertThat(same.status()).isEqualTo(304);
    assertThat(same.headers()).containsEntry("ETag", "\"1\"");
    assertThat(same.body()).isEmpty();
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void patchChangesWhatItNamesAndKeepsTheRest() {
    api.post("conversations", "{\"id\":\"c\",\"title\":\"T\",\"model\":\"m\",\"mode\":\"chat\"}");
    api.setNow(NOW.plusSeconds(1));

    Answer patched =
        api.patch("conversations/c", "{\"title\":\"U\",\"model\":null,\"archived\":true}");

    assertThat(patched.status()).isEqualTo(200);
    assertThat(patched.headers()).containsEntry("ETag", "\"2\"");
    assertThat(patched.body())
        .contains("\"title\":\"U\"", "\"model\":null", "\"mode\":\"chat\"", "\"archived\":true")
        .contains(
            "\"created_at\":\"" + NOW + "\"", "\"updated_at\":\"2026-01-02T03:04:06.123456Z\"");
    assertThat(api.get("conversations/c").body()).isEqualTo(patched.body());
  }

  @ParameterizedTest
  @CsvSource({"id, /id", "owner_id, /owner_id", "revision, /revision", "created_at, /created_at"})
  void patchCannotChangeWhatTheServerSets(String member, String pointer) {
    api.post("conversations", "{\"id\":\"c\"}");

    Answer refused = api.patch("conversations/c", "{\"" + member + "\":\"x\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("\"pointer\":\"" + pointer + "\"");
  }

  @Test
  void aPreconditionThatDoesNotHoldStopsTheChange() {
    api.post("conversations", "{\"id\":\"c\",\"title\":\"T\"}");
    Map<String, String> other =
        Map.of("If-Match", "\"2\"", "Content-Type", "application/merge-patch+json");
    Map<String, String> right =
        Map.of("If-Match", "\"9\", \"1\"", "Content-Type", "application/json");

    assertThat(api.send("PATCH", "conversations/c", "{\"title\":\"U\"}", other).status())
        .isEqualTo(412);
    assertThat(api.send("DELETE", "conversations/c", null, other).status()).isEqualTo(412);
    assertThat(api.send("PATCH", "conversations/c", "{\"title\":\"U\"}", right).status())
        .isEqualTo(200);
    assertThat(api.send("DELETE", "conversations/c", null, right).status()).isEqualTo(412);
    assertThat(api.send("DELETE", "conversations/c", null, Map.of("If-Match", "*")).status())
        .isEqualTo(204);
    assertThat(api.get("conversations/c").status()).isEqualTo(404);
  }

  @Test
  void listsAreNewestFirstInPages() {
    for (int number = 1; number <= 3; number++) {
      api.setNow(NOW.plusSeconds(number));
      api.post("conversations", "{\"id\":\"c" + number + "\",\"title\":\"Title " + number + "\"}");
    }

    Answer first = api.get("conversations?limit=2");
    Answer second = api.get("conversations?limit=2&cursor=" + first.member("next_cursor"));

    assertThat(first.body()).containsSubsequence("\"c3\"", "\"c2\"").doesNotContain("\"c1\"");
    assertThat(second.body()).contains("\"c1\"").endsWith("\"next_cursor\":null}");
    assertThat(api.get("conversations?order=asc").body()).containsSubsequence("\"c1\"", "\"c3\"");
    assertThat(api.get("conversations?title=E%202").body())
        .contains("\"c2\"")
        .doesNotContain("\"c1\"");
    assertThat(api.get("conversations?from=2026-01-02T04:04:07.123456+01:00").body())
        .contains("\"c2\"", "\"c3\"")
        .doesNotContain("\"c1\"");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=201, limit",
    "limit=x, limit",
    "limit=, limit",
    "cursor=abc, cursor",
    "order=up, order",
    "archived=1, archived",
    "from=yesterday, from",
    "to=2026-13-01, to"
  })
  void parametersThatDoNotFitAreNamed(String query, String parameter) {
    Answer refused = api.get("conversations?" + query);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.headers()).containsEntry("Content-Type", "application/problem+json");
    assertThat(refused.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  @Test
  void aSharedConversationIsOpenToAllAndSaysNothingOfItsOwner() {
    api.post("conversations", "{\"id\":\"c\",\"title\":\"T\"}");
    api.post("conversations/c/messages", "{\"role\":\"user\",\"content\":{\"n\" : 1.0}}");

    Answer shared = api.post("conversations/c/share", "");
    String shareId = shared.member("share_id");

    assertThat(shareId).matches("default\\.[0-9A-Za-z]{22}");
    assertThat(shared.member("share_url")).isEqualTo("/api/shared/" + shareId);
    assertThat(api.post("conversations/c/share", "").body()).isEqualTo(shared.body());
    assertThat(api.as("bob").get("shared/" + shareId).body())
        .contains("\"title\":\"T\"", "\"content\":{\"n\" : 1.0}")
        .doesNotContain("alice", "owner");
    assertThat(api.as("alice").delete("conversations/c/share").status()).isEqualTo(204);
    assertThat(api.delete("conversations/c/share").status()).isEqualTo(204);
    assertThat(api.get("shared/" + shareId).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"nothing", "default.x", "No Tenant.x", ".", "default."})
  void unknownSharesAreNotFound(String shareId) {
    assertThat(api.get("shared/" + shareId.replace(" ", "%20")).status()).isEqualTo(404);
  }
}
