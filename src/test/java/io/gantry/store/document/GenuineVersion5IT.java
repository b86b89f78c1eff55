package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gantry.chat.Conversation;
import io.gantry.common.JsonText;
import io.gantry.common.ListFilter;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.library.StoredFile;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Tables that Jaaz made in its version 5, opened, served, changed, and made version 6. */
class GenuineVersion5IT {

  private static final String ME = LocalUser.ID;
  private static final String AT = "2025-07-01T08:09:10.123456Z";
  private static final String LATER = "2025-07-02T08:09:10.000000Z";
  private static final PageRequest NEWEST = PageRequest.newestFirst(50);
  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("test");

  @TempDir private Path directory;

  private GenuineTables tables;
  private DocumentStore store;
  private Workspace workspace;

  @BeforeEach
  void open() {
    tables = GenuineTables.v5();
    tables.put(
        "canvases",
        "id",
        "default",
        "name",
        "Default Canvas",
        "description",
        "",
        "thumbnail",
        "",
        "created_at",
        AT,
        "updated_at",
        AT);
    tables.put(
        "chat-sessions",
        "id",
        "s1",
        "title",
        "First",
        "model",
        "gpt-4o",
        "provider",
        "openai",
        "created_at",
        AT,
        "updated_at",
        AT);
    message("s1", "20250701_080910_123456", "{\"role\": \"user\", \"content\": \"Hi\"}");
    message("lost", "20250701_080912_000001", "plain");
    tables.put(
        "comfy-workflows",
        "id",
        "b7e0b0a4-3b0e-4d1b-9d2c-0a1b2c3d4e5f",
        "name",
        "Flow",
        "api_json",
        "{\"1\": {}}",
        "description",
        "",
        "inputs",
        "[]",
        "outputs",
        "",
        "created_at",
        AT,
        "updated_at",
        AT);
    tables.put(
        "files",
        "id",
        "im_1.png",
        "file_path",
        "im_1.png",
        "width",
        640.0,
        "height",
        480,
        "created_at",
        AT,
        "updated_at",
        AT);
    store = opened(SchemaVersion.V5);
    store.prepare();
    workspace = store.workspace(TenantId.DEFAULT);
  }

  private void message(String session, String id, String text) {
    tables.put(
        "chat-messages",
        "session_id",
        session,
        "id",
        id,
        "role",
        "user",
        "message",
        text,
        "created_at",
        AT,
        "updated_at",
        AT);
  }

  private DocumentStore opened(SchemaVersion version) {
    return DocumentStore.of(tables.options(version), LocalTable.CURSORS, Clock.systemUTC(), null);
  }

  @AfterEach
  void close() {
    store.close();
    tables.close();
  }

  @Test
  void recordsAreSeenAsTheyAre() {
    assertThat(workspace.canvases().find(ME, "default").orElseThrow().data()).isNull();
    assertThat(workspace.canvases().find("somebody", "default")).isEmpty();
    StoredFile file = workspace.files().find(ME, "im_1.png").orElseThrow();
    assertThat(file.width()).isEqualTo(640);
    Workflow flow =
        workspace.workflows().list(ME, ListFilter.ALL, NEWEST).items().stream()
            .findFirst()
            .orElseThrow();
    assertThat(flow.outputs()).isNull();
    assertThat(workspace.conversations().list(ME, ListFilter.ALL, NEWEST).items())
        .extracting(Conversation::id, Conversation::messageCount)
        .containsExactly(tuple("s1", 1L), tuple("lost", 1L));
  }

  @Test
  void readingChangesNothing() {
    Map<String, Map<String, AttributeValue>> before = tables.everything();
    workspace.canvases().list(ME, ListFilter.ALL, NEWEST);
    workspace.conversations().list(ME, ListFilter.ALL, NEWEST);
    workspace.messages().list(ME, "s1", NEWEST);
    store.administration().contents(ACCESS);
    assertThat(store.administration().checks()).isNotEmpty();
    assertThat(tables.everything()).isEqualTo(before);
  }

  @Test
  void aSaveAddsTheDataAndNoUser() {
    Canvas canvas = workspace.canvases().find(ME, "default").orElseThrow();
    workspace
        .canvases()
        .replace(
            new Canvas(
                "default",
                ME,
                canvas.name(),
                "",
                "",
                new JsonText("{\"elements\": []}"),
                canvas.createdAt(),
                Instant.parse(LATER),
                canvas.revision()));
    assertThat(tables.get("canvases", "id", "default"))
        .isEqualTo(
            GenuineTables.item(
                "id",
                "default",
                "name",
                "Default Canvas",
                "description",
                "",
                "thumbnail",
                "",
                "data",
                "{\"elements\": []}",
                "created_at",
                AT,
                "updated_at",
                LATER));
  }

  @Test
  void listsGoOnBehindOneMegabyte() {
    List<String> expected = new ArrayList<>();
    for (int number = 10; number < 20; number++) {
      tables.put(
          "canvases",
          "id",
          "big" + number,
          "name",
          "Big",
          "data",
          "\"" + "x".repeat(250_000) + "\"",
          "created_at",
          AT,
          "updated_at",
          LATER);
      expected.add(0, "big" + number);
    }
    expected.add("default");
    List<String> found = new ArrayList<>();
    PageRequest request = PageRequest.newestFirst(4);
    while (request != null) {
      Page<Canvas> page = workspace.canvases().list(ME, ListFilter.ALL, request);
      page.items().forEach(canvas -> found.add(canvas.id()));
      String next = page.nextCursor();
      request = next == null ? null : request.after(next);
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void aDeletedConversationTakesItsMessagesAlong() {
    assertThat(workspace.conversations().delete(ME, "s1")).isTrue();
    assertThat(workspace.conversations().delete(ME, "s1")).isFalse();
    assertThat(workspace.conversations().delete(ME, "lost")).isTrue();
    assertThat(tables.everything().keySet())
        .noneMatch(key -> key.startsWith("chat-"))
        .contains("canvases/default");
  }

  @Test
  void whatTheVersionLacksIsSaid() {
    assertThatThrownBy(() -> workspace.users().find("any"))
        .isInstanceOfSatisfying(
            StoreException.Unsupported.class,
            lacking -> assertThat(lacking.kind()).isEqualTo(EntityKind.USER));
    assertThatThrownBy(() -> workspace.conversations().create(Things.shared("x", "share")))
        .isInstanceOf(StoreException.Unsupported.class);
  }

  @Test
  void version6FindsTheMissingIndexesByNameAndAddsThem() {
    try (DocumentStore six = opened(SchemaVersion.V6)) {
      StoreAdministration administration = six.administration();
      SchemaReport report = administration.report();
      assertThat(report.state()).isEqualTo(SchemaState.PENDING);
      assertThat(report.found()).contains(SchemaVersion.V5);
      assertThat(report.pending())
          .contains(
              "index user_id-updated_at-index of table " + tables.prefix + "canvases",
              "index user_id-session_id-index of table " + tables.prefix + "chat-messages",
              "table " + tables.prefix + "users");
      assertThat(administration.plan()).anyMatch(call -> call.contains("with the throughput"));
      assertThatThrownBy(() -> administration.clear(ACCESS))
          .isInstanceOf(StoreException.Drifted.class);
      administration.apply();
      assertThat(administration.report().state()).isEqualTo(SchemaState.UP_TO_DATE);
      assertThat(administration.plan()).isEmpty();
      TableDescription canvases = table("canvases");
      assertThat(canvases.globalSecondaryIndexes())
          .extracting(GlobalSecondaryIndexDescription::indexName)
          .containsExactlyInAnyOrder("updated_at-index", "user_id-updated_at-index");
      assertThat(canvases.provisionedThroughput().readCapacityUnits()).isEqualTo(5L);
      assertThat(table("users").billingModeSummary().billingMode())
          .isEqualTo(BillingMode.PAY_PER_REQUEST);
    }
    assertThat(store.administration().report().state()).isEqualTo(SchemaState.DRIFTED);
    assertThatThrownBy(() -> store.administration().clear(ACCESS))
        .isInstanceOf(StoreException.Drifted.class);
  }

  private TableDescription table(String name) {
    return tables.client.describeTable(request -> request.tableName(tables.prefix + name)).table();
  }

  @Test
  void plantedDriftIsFoundAndNothingIsChanged() {
    tables.client.deleteTable(request -> request.tableName(tables.prefix + "files"));
    tables.make("files", "file_id", "created_at-index=created_at,id");
    SchemaReport report = store.administration().report();
    assertThat(report.state()).isEqualTo(SchemaState.DRIFTED);
    assertThat(report.differences())
        .extracting(SchemaReport.Difference::object)
        .containsExactly(
            "key of table " + tables.prefix + "files",
            "index created_at-index of table " + tables.prefix + "files");
    assertThatThrownBy(store.administration()::apply).isInstanceOf(StoreException.Drifted.class);
  }

  @Test
  void anApplyThatStoppedHalfwayGoesOn() {
    tables.client.deleteTable(request -> request.tableName(tables.prefix + "files"));
    tables.client.deleteTable(request -> request.tableName(tables.prefix + "db-version"));
    StoreAdministration administration = store.administration();
    assertThat(administration.report().pending())
        .containsExactly(
            "table " + tables.prefix + "files",
            "table " + tables.prefix + "db-version",
            "marker of version 5");
    assertThat(administration.plan()).hasSize(3).allMatch(call -> call.contains(tables.prefix));
    administration.apply();
    assertThat(administration.report().state()).isEqualTo(SchemaState.UP_TO_DATE);
  }

  @Test
  void aHigherMarkerIsDrift() {
    tables.put("db-version", "version", 6);
    assertThat(store.administration().report().state()).isEqualTo(SchemaState.DRIFTED);
    assertThatThrownBy(store::prepare).isInstanceOf(StoreException.Drifted.class);
  }

  @Test
  void clearLeavesEmptyTablesAndRollbackNone() {
    store.administration().clear(ACCESS);
    assertThat(tables.everything().keySet()).containsExactly("db-version/5");
    assertThat(store.administration().rollbackPlan()).hasSize(6);
    store.administration().rollback();
    assertThat(tables.client.listTablesPaginator().tableNames())
        .noneMatch(name -> name.startsWith(tables.prefix));
    assertThat(store.administration().report().found()).isEmpty();
  }

  @Test
  void aBackupHoldsEveryItem() throws Exception {
    Path folder = directory.resolve("backup");
    store.administration().backup(ACCESS, folder);
    assertThat(Files.readString(folder.resolve(tables.prefix + "canvases.jsonl")))
        .contains("{\"S\":\"Default Canvas\"}");
    long lines = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        lines += Files.readAllLines(file).size();
      }
    }
    assertThat(lines).isEqualTo(tables.everything().size());
  }
}
