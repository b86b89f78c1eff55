package io.gantry.server.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tells people and programs how to use the API. */
final class Documentation {
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=[\"']([^\"']*)[\"']");

  @Scenario
  void everyOperationIsDescribed(Stage stage) {
    Answer answer =
        stage.anybody().unrecorded().with("Accept", "application/json").get("/openapi").is(200);
    JsonNode paths = answer.at("/paths");
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          if (operation.getValue().has("responses")) {
                            described(
                                answer, path.getKey(), operation.getKey(), operation.getValue());
                          }
                        }));
    for (String path :
        List.of(
            "/api/auth/login",
            "/api/conversations/{conversation_id}/messages",
            "/api/files/{id}/content",
            "/api/shared/{share_id}",
            "/api/audio-file/{file_id}",
            "/api/admin/users")) {
      answer.satisfies(paths.has(path), "describes " + path);
    }
    answer.satisfies(answer.at("/components/schemas").has("Problem"), "describes problems");
  }

  @Scenario
  void everyProblemHasAPage(Stage stage) {
    Api api = stage.member();
    String type = api.get("/api/canvases/unknown").is(404).text("/type");
    Answer page = stage.anybody().with("Accept", "text/html").get(type).is(200);
    page.contains("Not found");
    stage.anybody().get("/problems/made-up").isProblem(404, "not-found");
  }

  @Scenario
  void thePageOfTheApiNeedsNothingFromOutside(Stage stage) {
    Api api = stage.anybody().unrecorded();
    Answer page = api.get("/api-docs/").is(200);
    Matcher matcher = REFERENCE.matcher(page.text());
    while (matcher.find()) {
      String reference = matcher.group(1);
      page.satisfies(!reference.contains("//"), "nothing from outside: " + reference);
      api.get("/api-docs/" + reference.replaceFirst("^\\./", "")).is(200);
    }
    page.lacks("http://").lacks("https://");
    Answer bare = api.get("/api-docs").is(301);
    bare.satisfies(
        bare.requireHeader("Location").equals("/api-docs/"),
        "leads to the page whatever Host was asked for");
    api.get("/api-docs/made-up.js").isProblem(404, "not-found");
  }

  private static void described(Answer answer, String path, String method, JsonNode operation) {
    String name = method + " " + path;
    answer.satisfies(operation.path("summary").asText().length() > 4, "a summary for " + name);
    answer.satisfies(operation.has("operationId"), "an id for " + name);
    operation
        .path("responses")
        .properties()
        .forEach(
            response -> {
              JsonNode described = response.getValue();
              answer.satisfies(
                  described.has("$ref") || described.hasNonNull("description"),
                  "a description of " + response.getKey() + " of " + name);
            });
  }
}
