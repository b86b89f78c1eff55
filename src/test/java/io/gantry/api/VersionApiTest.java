package io.gantry.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.ApiHarness.Answer;
import io.gantry.store.SchemaVersion;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API does on a version that has fewer kinds and no sign-in. */
class VersionApiTest {

  private static final String CANVAS = "{\"name\":\"Plan\"}";

  @TempDir private Path folder;

  private ApiHarness api;

  @BeforeEach
  void open() {
    api = new ApiHarness(folder, SchemaVersion.V2);
  }

  @Test
  void kindsThatItHasAreServed() {
    String id = api.post("canvases", CANVAS).member("id");

    assertThat(api.get("canvases/" + id).body()).contains("\"owner_id\":\"local\"");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,workflows,workflow,3",
    "GET,workflows/unknown,workflow,3",
    "POST,workflows,workflow,3",
    "PATCH,workflows/%00,workflow,3",
    "DELETE,files/unknown,file,4",
    "GET,files,file,4",
    "GET,audio-files,audio file,6",
    "GET,user/audio-files,audio file,6",
    "POST,documents,document,7",
    "GET,conversations/unknown/tickets,ticket,7",
    "POST,provider-configs,provider config,7",
    "POST,admin/users,user,6",
    "POST,admin/tenants,tenant,7",
    "DELETE,admin/tenants/unknown,tenant,7"
  })
  void aKindThatItLacksIsToldBeforeAnythingElse(
      String method, String path, String kind, int version) {
    Answer answer = api.send(method, path, method.equals("GET") ? null : "{not json", Map.of());

    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.body())
        .contains("\"type\":\"/problems/unsupported\"")
        .contains("\"kind\":\"" + kind + "\",\"schema_version\":2,\"available_in\":" + version)
        .contains("\"command\":\"./gantry switch --version " + version + "\"")
        .doesNotContain("\"field\"");
  }

  @Test
  void aFieldThatItCannotKeepIsNamed() {
    String id = api.post("conversations", "{\"title\":\"Talk\"}").member("id");
    Answer answer = api.patch("conversations/" + id, "{\"archived\":true}");

    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.body())
        .contains(
            "\"kind\":\"conversation\",\"field\":\"archived\",\"schema_version\":2,\"available_in\":7");
  }

  @Test
  void aRequestSentAgainIsAnsweredTheSame() {
    Map<String, String> key = Map.of("Idempotency-Key", "k");
    Answer first = api.send("POST", "canvases", CANVAS, key);

    assertThat(first.status()).isEqualTo(201);
    assertThat(api.send("POST", "canvases", CANVAS, key).body()).isEqualTo(first.body());
    assertThat(api.send("POST", "canvases", "{\"name\":\"Other\"}", key).status()).isEqualTo(422);
    api.setNow(ApiHarness.NOW.plusSeconds(24 * 60 * 60));
    assertThat(api.send("POST", "canvases", CANVAS, key).body()).isNotEqualTo(first.body());
  }

  @Test
  void theStoreTellsWhatItIs() {
    assertThat(api.get("admin/store").body())
        .contains("\"schema_version\":2,\"connected\":true")
        .contains("{\"schema_version\":2,\"active\":true,");
    assertThat(api.get("admin/tenants").body()).contains("\"id\":\"default\"");
  }
}
