package io.gantry.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.Tenant;
import io.gantry.api.auth.JaazUserView;
import io.gantry.api.auth.TokenView;
import io.gantry.api.jaaz.JaazShapes;
import io.gantry.api.jaaz.JaazUserResource;
import io.gantry.api.moves.MoveBody;
import io.gantry.api.moves.MoveView;
import io.gantry.api.problem.ProblemType;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.library.AudioFile;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.StoredFile;
import io.gantry.move.view.ComparedKindView;
import io.gantry.move.view.ComparisonView;
import io.gantry.move.view.DifferenceView;
import io.gantry.move.view.FailureView;
import io.gantry.move.view.FieldView;
import io.gantry.move.view.FindingView;
import io.gantry.move.view.KindView;
import io.gantry.move.view.PreflightView;
import io.gantry.move.view.ProgressView;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class OpenApiTest {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private static final Map<String, Object> DOCUMENT = document();

  @Test
  void everyOperationOfTheApiIsDescribedAndNoOther() {
    assertThat(described().keySet()).isEqualTo(offered());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = new ArrayList<>();
    collect(DOCUMENT, references);

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(reference -> assertThat(find(reference)).isNotNull());
  }

  @Test
  void everyPartIsUsed() {
    List<String> references = new ArrayList<>();
    collect(DOCUMENT, references);

    for (String group : List.of("parameters", "headers", "responses", "schemas")) {
      Map<String, Object> parts = map(map(DOCUMENT, "components"), group);
      assertThat(parts.keySet())
          .allSatisfy(
              name -> assertThat(references).contains("#/components/" + group + "/" + name));
    }
  }

  @Test
  void operationsAreNamedOnceAndExplained() {
    assertThat(described().values())
        .extracting(operation -> operation.get("operationId"))
        .doesNotHaveDuplicates()
        .doesNotContainNull();
    assertThat(described().values())
        .allSatisfy(operation -> assertThat(operation).containsKeys("summary", "tags"));
  }

  @Test
  void pathParametersAreThoseOfThePath() {
    described()
        .forEach(
            (name, operation) ->
                assertThat(parameters(operation, "path")).as(name).isEqualTo(inBraces(name)));
  }

  @Test
  void everyPostTakesAnIdempotencyKey() {
    described()
        .forEach(
            (name, operation) ->
                assertThat(parameters(operation, "header").contains("Idempotency-Key"))
                    .as(name)
                    .isEqualTo(name.startsWith("POST ")));
  }

  @Test
  void everyChangeOfARecordTakesItsRevision() {
    described()
        .forEach(
            (name, operation) -> {
              if (name.startsWith("PATCH ")) {
                assertThat(parameters(operation, "header")).as(name).contains("If-Match");
                assertThat(map(operation, "responses")).as(name).containsKeys("409", "412");
              }
            });
  }

  @Test
  void problemsInAnswersAreInTheCatalogue() {
    Map<String, Object> responses = map(map(DOCUMENT, "components"), "responses");
    responses.forEach(
        (name, response) -> {
          Map<String, Object> content = map(cast(response), "content");
          if (!content.isEmpty()) {
            Map<String, Object> example = map(map(content, "application/problem+json"), "example");
            ProblemType type =
                ProblemType.ofCode(example.get("type").toString().replace("/problems/", ""))
                    .orElseThrow();
            assertThat(example)
                .as(name)
                .containsEntry("status", type.status())
                .containsEntry("title", type.title());
          }
        });
  }

  @Test
  void problemsAreThoseOfTheCatalogue() {
    Map<String, Object> problem = map(map(map(DOCUMENT, "components"), "schemas"), "Problem");

    assertThat((List<?>) map(map(problem, "properties"), "type").get("enum"))
        .extracting(Object::toString)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemType::address).toList());
  }

  @Test
  void operationsTellTheirProblems() {
    described()
        .forEach(
            (name, operation) -> {
              Set<String> statuses = map(operation, "responses").keySet();
              if (!name.equals("GET /api/health")) {
                assertThat(statuses).as(name).contains("406", "500", "503");
              }
              if (!operation.containsKey("security")) {
                assertThat(statuses).as(name).contains("401");
              }
              if (name.contains(" /api/admin/")) {
                assertThat(statuses).as(name).contains("403");
              }
              if (operation.containsKey("requestBody")) {
                assertThat(statuses).as(name).contains("400", "413", "415");
              }
            });
  }

  static Stream<Arguments> schemas() {
    return Stream.of(
        Arguments.of("Canvas", Canvas.class),
        Arguments.of("CanvasBody", CanvasBody.class),
        Arguments.of("Workflow", Workflow.class),
        Arguments.of("WorkflowBody", WorkflowBody.class),
        Arguments.of("Conversation", Conversation.class),
        Arguments.of("ConversationBody", ConversationBody.class),
        Arguments.of("Message", Message.class),
        Arguments.of("NewMessage", MessageBody.class),
        Arguments.of("MessageBody", MessageBody.Editable.class),
        Arguments.of("AppendedMessages", MessageBody.Appended.class),
        Arguments.of("Ticket", Ticket.class),
        Arguments.of("TicketBody", TicketBody.class),
        Arguments.of("Document", KnowledgeDocument.class),
        Arguments.of("DocumentBody", DocumentBody.class),
        Arguments.of("AudioFile", AudioFile.class),
        Arguments.of("AudioFileBody", AudioFileBody.class),
        Arguments.of("File", StoredFile.class),
        Arguments.of("FileBody", StoredFileBody.class),
        Arguments.of("ProviderConfig", ProviderConfigView.class),
        Arguments.of("ProviderConfigBody", ProviderConfigBody.class),
        Arguments.of("Settings", SettingsView.class),
        Arguments.of("SettingsBody", SettingsBody.class),
        Arguments.of("Share", ConversationResource.Share.class),
        Arguments.of("SharedConversation", SharedResource.Shared.class),
        Arguments.of("SharedMessage", SharedResource.SharedMessage.class),
        Arguments.of("BulkDelete", BulkDelete.class),
        Arguments.of("BulkDeleted", BulkDelete.Outcome.class),
        Arguments.of("User", UserView.class),
        Arguments.of("NewUser", NewUserBody.class),
        Arguments.of("UserBody", UserBody.class),
        Arguments.of("Tenant", Tenant.class),
        Arguments.of("NewTenant", TenantBody.New.class),
        Arguments.of("TenantBody", TenantBody.class),
        Arguments.of("QuarantineEntry", QuarantineView.class),
        Arguments.of("QuarantinedRecord", QuarantineView.Whole.class),
        Arguments.of("StoreView", AdminStoreResource.View.class),
        Arguments.of("NewMove", MoveBody.class),
        Arguments.of("Move", MoveView.class),
        Arguments.of("MoveOptions", MoveView.Options.class),
        Arguments.of("MoveProgress", ProgressView.class),
        Arguments.of("MoveKind", KindView.class),
        Arguments.of("MovePreflight", PreflightView.class),
        Arguments.of("MoveFinding", FindingView.class),
        Arguments.of("MoveComparison", ComparisonView.class),
        Arguments.of("MoveComparedKind", ComparedKindView.class),
        Arguments.of("MoveDifference", DifferenceView.class),
        Arguments.of("MoveField", FieldView.class),
        Arguments.of("MoveFailure", FailureView.class),
        Arguments.of("PendingSwitch", AdminStoreResource.SwitchView.class),
        Arguments.of("Version", AdminStoreResource.VersionView.class),
        Arguments.of("JaazCanvasEntry", JaazShapes.CanvasEntry.class),
        Arguments.of("JaazCanvas", JaazShapes.CanvasView.class),
        Arguments.of("JaazCanvasSession", JaazShapes.CanvasSession.class),
        Arguments.of("JaazSession", JaazShapes.ListedSession.class),
        Arguments.of("JaazHistory", JaazShapes.History.class),
        Arguments.of("JaazSessionStatus", JaazShapes.SessionStatus.class),
        Arguments.of("JaazWorkflow", JaazShapes.WorkflowEntry.class),
        Arguments.of("JaazId", JaazShapes.Id.class),
        Arguments.of("JaazStatus", JaazShapes.Status.class),
        Arguments.of("JaazOutcome", JaazShapes.Outcome.class),
        Arguments.of("JaazSuccess", JaazShapes.Success.class),
        Arguments.of("JaazMessageSaved", JaazShapes.MessageSaved.class),
        Arguments.of("JaazExistence", JaazShapes.Existence.class),
        Arguments.of("JaazProxy", JaazShapes.Proxy.class),
        Arguments.of("JaazProxyStatus", JaazShapes.ProxyStatus.class),
        Arguments.of("JaazPicture", JaazShapes.Picture.class),
        Arguments.of("JaazRecording", JaazShapes.Recording.class),
        Arguments.of("JaazModel", JaazShapes.Model.class),
        Arguments.of("JaazTool", JaazShapes.Tool.class),
        Arguments.of("JaazUser", JaazUserView.class),
        Arguments.of("JaazUsers", JaazUserResource.Users.class),
        Arguments.of("Tokens", TokenView.class),
        Arguments.of("AudioServiceFile", AudioServiceFile.class),
        Arguments.of("NewAudioServiceFile", AudioServiceFile.Request.class),
        Arguments.of("AudioServiceHealth", AudioServiceHealthResource.Health.class));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void schemasHaveTheMembersOfTheirRecords(String name, Class<?> type) {
    Map<String, Object> schema = map(map(map(DOCUMENT, "components"), "schemas"), name);

    assertThat(map(schema, "properties").keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(OpenApiTest::snake)
                .toList());
  }

  private static Set<String> offered() {
    Set<String> operations = new TreeSet<>();
    for (Class<?> resource : new GantryApplication().getClasses()) {
      Path root = resource.getAnnotation(Path.class);
      if (root != null) {
        Arrays.stream(resource.getMethods())
            .forEach(method -> add(root.value(), method, operations));
      }
    }
    return operations;
  }

  private static void add(String root, Method method, Set<String> operations) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        Path path = method.getAnnotation(Path.class);
        String whole = "/api/" + root + (path == null ? "" : "/" + path.value());
        operations.add(verb.value() + " " + whole.replaceAll("/+", "/"));
      }
    }
  }

  private static Map<String, Map<String, Object>> described() {
    Map<String, Map<String, Object>> operations = new TreeMap<>();
    map(DOCUMENT, "paths")
        .forEach(
            (path, item) ->
                cast(item)
                    .forEach(
                        (method, operation) -> {
                          assertThat(METHODS).contains(method);
                          operations.put(
                              method.toUpperCase(Locale.ROOT) + " " + path, cast(operation));
                        }));
    return operations;
  }

  private static Set<String> parameters(Map<String, Object> operation, String place) {
    Object parameters = operation.getOrDefault("parameters", List.of());
    return ((List<?>) parameters)
        .stream()
            .map(OpenApiTest::cast)
            .map(each -> each.containsKey("$ref") ? cast(find(each.get("$ref").toString())) : each)
            .filter(each -> place.equals(each.get("in")))
            .map(each -> each.get("name").toString())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> inBraces(String path) {
    return Pattern.compile("\\{([a-z_]+)}")
        .matcher(path)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void collect(Object node, List<String> references) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (key.equals("$ref")) {
              references.add(value.toString());
            }
            collect(value, references);
          });
    } else if (node instanceof List<?> list) {
      list.forEach(each -> collect(each, references));
    }
  }

  private static Object find(String reference) {
    Object node = DOCUMENT;
    for (String step : List.of(reference.substring(2).split("/", -1))) {
      node = cast(node).get(step);
    }
    return node;
  }

  private static Map<String, Object> map(Map<String, Object> parent, String name) {
    return cast(parent.getOrDefault(name, Map.of()));
  }

  @SuppressWarnings("unchecked") // objects of YAML have names that are strings
  private static Map<String, Object> cast(Object node) {
    return (Map<String, Object>) node;
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> document() {
    try (InputStream yaml = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
