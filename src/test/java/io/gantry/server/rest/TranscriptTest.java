package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private static final String ONE = "01890000-0000-7000-8000-000000000001";
  private static final String TWO = "01890000-0000-7000-8000-000000000002";

  @Test
  void whatChanceDecidesDoesNotShow() {
    assertThat(told(ONE, "2026-01-01T00:00:00.000001", "abc", "t"))
        .isEqualTo(told(TWO, "2026-12-31T23:59:59.999999", "xyz", "t"));
  }

  @Test
  void whatIsSaidShows() {
    assertThat(told(ONE, "2026-01-01T00:00:00.000001", "abc", "t"))
        .isNotEqualTo(told(ONE, "2026-01-01T00:00:00.000001", "abc", "T"));
  }

  @Test
  void sameAndOtherValuesAreToldApart() {
    Transcript same = new Transcript();
    same.add(answer("/api/x/" + ONE, json("{'id':'" + ONE + "'}")));
    Transcript other = new Transcript();
    other.add(answer("/api/x/" + ONE, json("{'id':'" + TWO + "'}")));
    assertThat(same.text()).isNotEqualTo(other.text());
  }

  @Test
  void longBodiesAreComparedWhole() {
    Transcript one = new Transcript();
    one.add(answer("/x", "x".repeat(5_000) + "a"));
    Transcript other = new Transcript();
    other.add(answer("/x", "x".repeat(5_000) + "b"));
    assertThat(one.text()).isNotEqualTo(other.text()).hasSizeLessThan(5_000);
  }

  private static String told(String id, String time, String cursor, String title) {
    Transcript transcript = new Transcript();
    transcript.add(
        answer(
            "/api/x/" + id,
            json(
                "{'id':'"
                    + id
                    + "','created_at':'"
                    + time
                    + "Z','next_cursor':'"
                    + cursor
                    + "','title':'"
                    + title
                    + "'}")));
    return transcript.text();
  }

  private static Answer answer(String path, String body) {
    Map<String, List<String>> headers = Map.of("ETag", List.of("\"1\""));
    return new Answer(Request.of("GET", path), 200, headers, body.getBytes(UTF_8), () -> "");
  }
}
