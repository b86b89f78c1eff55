package io.gantry.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.ApiHarness.Answer;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.studio.Workflow;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherKindsApiTest {

  @TempDir private Path folder;
  private ApiHarness api;

  @BeforeEach
  void startApi() {
    api = new ApiHarness(folder);
  }

  @Test
  void canvasDataIsKeptByteForByteAndLeftOutOfLists() {
    String data = "{ \"v\" : 1.0 , \"n\":12345678901234567890 }";
    Answer created = api.post("canvases", "{\"id\":\"c\",\"name\":\"n\",\"data\":" + data + "}");

    assertThat(created.body()).contains("\"data\":" + data + ",");
    assertThat(api.patch("canvases/c", "{\"name\":\"m\"}").body())
        .contains("\"data\":" + data + ",");
    assertThat(api.get("canvases").body()).contains("\"data\":null");
    assertThat(api.patch("canvases/c", "{\"data\":{\"v\":null}}").body())
        .contains("\"data\":{\"n\":12345678901234567890}");
  }

  @Test
  void aPatchLeavesAStoredJsonNullAlone() {
    Workflow imported =
        new Workflow(
            "w",
            "alice",
            "n",
            null,
            null,
            null,
            new JsonText("null"),
            ApiHarness.NOW,
            ApiHarness.NOW,
            1);
    api.workspace().workflows().create(imported);

    api.patch("workflows/w", "{\"name\":\"m\"}");

    assertThat(api.workspace().workflows().find("alice", "w").orElseThrow().outputs())
        .isEqualTo(new JsonText("null"));
  }

  @Test
  void documentsAreFoundByTheirFacets() {
    api.post(
        "documents",
        "{\"id\":\"a\",\"doc_type\":\"procedure\",\"title\":\"\u0130nspection\",\"department\":\"Harbour\"}");
    api.post("documents", "{\"id\":\"b\",\"doc_type\":\"file\",\"department\":\"Office\"}");

    assertThat(api.get("documents?type=file").body())
        .contains("\"b\"")
        .doesNotContain("\"id\":\"a\"");
    assertThat(api.get("documents?department=HARBOUR").body())
        .contains("\"id\":\"a\"")
        .doesNotContain("\"id\":\"b\"");
    assertThat(api.get("documents?title=SPECT").body())
        .contains("\"id\":\"a\"")
        .doesNotContain("\"id\":\"b\"");
  }

  @Test
  void aSecretGoesInAndNeverComesOut() {
    Answer created =
        api.post("provider-configs", "{\"provider\":\"openai\",\"secret\":\"sk-1234\"}");
    String id = created.member("id");
    Secret stored = stored(id);

    assertThat(created.body())
        .contains("\"has_secret\":true", "\"active\":true")
        .doesNotContain("sk-1234", "encrypted");
    assertThat(stored.reveal()).doesNotContain("sk-1234");
    api.patch("provider-configs/" + id, "{\"active\":false}");
    assertThat(stored(id)).isEqualTo(stored);
    api.patch("provider-configs/" + id, "{\"secret\":\"sk-5678\"}");
    assertThat(stored(id)).isNotEqualTo(stored);
    assertThat(api.patch("provider-configs/" + id, "{\"secret\":null}").body())
        .contains("\"has_secret\":false");
    assertThat(
            api.post(
                    "provider-configs",
                    "{\"provider\":\"x\",\"secret\":\"" + "x".repeat(8_001) + "\"}")
                .status())
        .isEqualTo(400);
  }

  private Secret stored(String id) {
    return api.workspace().providerConfigs().find("alice", id).orElseThrow().encryptedSecret();
  }

  @Test
  void settingsBeginEmptyAndAreMadeByTheFirstChange() {
    assertThat(api.get("settings").body())
        .contains("\"theme\":null", "\"extra\":{}", "\"revision\":0");
    Answer patched = api.patch("settings", "{\"theme\":\"dark\",\"extra\":{\"a\": 1.0}}");
    assertThat(patched.headers()).containsEntry("ETag", "\"1\"");
    assertThat(api.patch("settings", "{\"language\":\"en\"}").body())
        .contains("\"theme\":\"dark\"", "\"extra\":{\"a\": 1.0}", "\"revision\":2");
    Answer put = api.send("PUT", "settings", "{\"language\":\"de\"}", Map.of("If-Match", "\"2\""));
    assertThat(put.body())
        .contains("\"theme\":null", "\"language\":\"de\"", "\"extra\":{}", "\"revision\":3");
    assertThat(api.send("PUT", "settings", "{}", Map.of("If-Match", "\"2\"")).status())
        .isEqualTo(412);
    assertThat(api.as("bob").send("PUT", "settings", "{}", Map.of("If-Match", "\"1\"")).status())
        .isEqualTo(412);
  }

  @Test
  void ticketsBelongToTheirConversation() {
    api.post("conversations", "{\"id\":\"c\"}");
    Answer created = api.post("conversations/c/tickets", "{\"title\":\"t\",\"labels\":[ \"a\" ]}");
    String path = "conversations/c/tickets/" + created.member("id");

    assertThat(created.body())
        .contains(
            "\"type\":\"task\"",
            "\"priority\":\"medium\"",
            "\"status\":\"pending\"",
            "\"labels\":[ \"a\" ]",
            "\"tasks\":[]");
    assertThat(api.patch(path, "{\"status\":\"done\"}").body())
        .contains("\"status\":\"done\"", "\"labels\":[ \"a\" ]");
    assertThat(api.patch(path, "{\"labels\":{}}").status()).isEqualTo(400);
    assertThat(api.get("conversations/x/tickets").status()).isEqualTo(404);
    assertThat(api.as("bob").get(path).status()).isEqualTo(404);
    assertThat(api.as("alice").delete(path).status()).isEqualTo(204);
    assertThat(api.post("conversations/c/tickets/bulk-delete", "{\"ids\":[\"x\"]}").body())
        .isEqualTo("{\"deleted\":0,\"missing\":1}");
  }

  @Test
  void theAudioServiceAnswersInItsOwnShape() {
    Answer created =
        api.post(
            "audio-file",
            "{\"s3_key\":\"k\",\"file_size\":3,\"recorded_at\":\"2026-01-01T00:00:00\"}");
    String id = created.member("file_id");
    String file =
        "{\"file_id\":\""
            + id
            + "\",\"user_id\":\"alice\",\"s3_key\":\"k\",\"file_size\":3,"
            + "\"uploaded_at\":\"2026-01-02T03:04:05.123456\",\"recorded_at\":\"2026-01-01T00:00:00.000000\"}";

    assertThat(created.status()).isEqualTo(200);
    assertThat(created.body()).isEqualTo(file);
    assertThat(api.get("user/audio-files?limit=100").body()).isEqualTo("[" + file + "]");
    assertThat(api.get("user/audio-files?limit=101").status()).isEqualTo(400);
    assertThat(api.get("audio-files/" + id).body())
        .contains("\"recorded_at\":\"2026-01-01T00:00:00.000000Z\"");
    assertThat(api.as("bob").delete("audio-file/" + id).status()).isEqualTo(404);
    assertThat(api.as("alice").delete("audio-file/" + id).body())
        .isEqualTo("{\"message\":\"Audio file deleted successfully\"}");
    assertThat(api.post("audio-file", "{\"s3_key\":\"k\",\"recorded_at\":\"x\"}").body())
        .contains("\"/recorded_at\"");
  }
}
