package io.gantry.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.ApiHarness.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemApiTest {

  @TempDir private Path folder;
  private ApiHarness api;

  @BeforeEach
  void startApi() {
    api = new ApiHarness(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, nowhere, , , 404, not-found",
    "GET, conversations/x, , , 404, not-found",
    "PUT, conversations, {}, , 405, method-not-allowed",
    "DELETE, canvases, , , 405, method-not-allowed",
    "GET, conversations, , text/html, 406, not-acceptable",
    "POST, conversations, {, , 400, malformed-json",
    "POST, conversations, '', , 400, invalid-request",
    "POST, conversations, [], , 400, invalid-request",
    "POST, canvases, {}, , 400, invalid-request"
  })
  void everyErrorIsAProblem(
      String method, String path, String body, String accept, int status, String code) {
    Answer answer =
        api.send(method, path, body, accept == null ? Map.of() : Map.of("Accept", accept));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
    assertThat(answer.body())
        .startsWith("{\"type\":\"/problems/" + code + "\",\"title\":\"")
        .contains("\"status\":" + status, "\"instance\":\"/api/" + path + "\"")
        .containsPattern("\"trace_id\":\"[0-9a-f]{32}\"");
  }

  @Test
  void aBodyThatIsNotJsonIsUnsupported() {
    Answer answer = api.send("POST", "conversations", "<a/>", Map.of("Content-Type", "text/xml"));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.body()).contains("/problems/unsupported-media-type");
  }

  @Test
  void compressedBodiesAreUnsupported() {
    Answer answer = api.send("POST", "canvases", "{}", Map.of("Content-Encoding", "gzip"));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.headers()).containsEntry("Accept-Encoding", "identity");

    Map<String, String> none = Map.of("Content-Encoding", "identity");
    assertThat(api.send("POST", "canvases", "{\"name\":\"a\"}", none).status()).isEqualTo(201);
  }

  @Test
  void theMethodsOfAnAddressAreListed() {
    assertThat(api.send("PUT", "conversations/x", "{}", Map.of()).headers().get("Allow"))
        .contains("GET", "PATCH", "DELETE");
  }
}
