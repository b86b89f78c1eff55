package io.gantry.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Holds answers against the description that the server itself gives at {@code /openapi}: an answer
 * of a described operation must have a described status and a body that fits its schema.
 */
final class OpenApiContract {
  private static final String PLACE = "https://gantry.test/openapi.json";

  private final JsonNode document;
  private final JsonSchemaFactory factory;
  private final Map<String, Pattern> templates = new LinkedHashMap<>();
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  OpenApiContract(String json) {
    try {
      document = Json.MAPPER.readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException("/openapi is not JSON", e);
    }
    factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V4,
            builder ->
                builder
                    .metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                    .schemaLoaders(loaders -> loaders.schemas(Map.of(PLACE, json))));
    List<String> paths = new ArrayList<>();
    document.path("paths").fieldNames().forEachRemaining(paths::add);
    // A path without variables is meant before one with a variable in the same place.
    paths.sort(Comparator.comparing(path -> path.replace('{', '~')));
    paths.forEach(path -> templates.put(path, pattern(path)));
  }

  /** The operations described, as {@code GET /api/canvases}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    for (String path : templates.keySet()) {
      document
          .path("paths")
          .path(path)
          .fieldNames()
          .forEachRemaining(
              method -> {
                if (Set.of("get", "put", "post", "patch", "delete", "head").contains(method)) {
                  operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
                }
              });
    }
    return operations;
  }

  /** The operations that answered with success at least once. */
  Set<String> succeeded() {
    return new TreeSet<>(seen);
  }

  JsonNode document() {
    return document;
  }

  void check(Answer answer) {
    Optional<String> path = template(answer.sent().plainPath());
    String method = answer.sent().method().toLowerCase(java.util.Locale.ROOT);
    JsonNode operation = document.path("paths").path(path.orElse("")).path(method);
    if (operation.isMissingNode()) {
      return;
    }
    String status = Integer.toString(answer.status());
    JsonNode responses = operation.path("responses");
    answer.satisfies(
        responses.has(status) || responses.has("default"),
        "the OpenAPI document does not name " + status + " for " + method + " " + path.orElse(""));
    if (answer.status() < 300) {
      seen.add(answer.sent().method() + " " + path.orElse(""));
    }
    checkBody(answer, path.orElse(""), method, responses.has(status) ? status : "default");
  }

  private void checkBody(Answer answer, String path, String method, String status) {
    String type = answer.header("Content-Type").orElse("").replaceFirst(";.*", "");
    if (!type.endsWith("json") || answer.body().length == 0) {
      return;
    }
    JsonNode response =
        resolved(document.path("paths").path(path).path(method).path("responses").path(status));
    String pointer = response.path("pointer").asText();
    JsonNode content = response.path("node").path("content");
    answer.satisfies(content.has(type), "the OpenAPI document does not describe " + type);
    if (!content.path(type).has("schema")) {
      return;
    }
    String place =
        (pointer.isEmpty()
                ? "/paths/" + escaped(path) + "/" + method + "/responses/" + status
                : pointer)
            + "/content/"
            + escaped(type)
            + "/schema";
    Set<ValidationMessage> wrong = schema(place).validate(answer.json());
    assertThat(wrong).as(() -> place + "\n" + answer).isEmpty();
  }

  /** The node, or what its {@code $ref} points to, with the pointer then. */
  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText("");
    String pointer = reference.startsWith("#") ? reference.substring(1) : "";
    JsonNode target = pointer.isEmpty() ? node : document.at(pointer);
    return Json.MAPPER.createObjectNode().put("pointer", pointer).set("node", target);
  }

  private JsonSchema schema(String pointer) {
    return schemas.computeIfAbsent(
        pointer,
        place ->
            factory.getSchema(
                SchemaLocation.of(PLACE + "#" + place),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build()));
  }

  private Optional<String> template(String path) {
    return templates.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(path).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Pattern pattern(String path) {
    return Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+"));
  }

  private static String escaped(String segment) {
    return segment.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
  }
}
