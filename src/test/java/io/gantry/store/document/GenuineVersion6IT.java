package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.common.ListFilter;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.library.AudioFile;
import io.gantry.library.StoredFile;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;

/** Tables that Jaaz made in its version 6, opened, served and changed item by item. */
class GenuineVersion6IT {

  private static final String ANN = "user_0a1b2c3d";
  private static final String BOB = "user_99999999";
  private static final String AT = "2025-07-11T08:09:10.123456Z";
  private static final String LATER = "2025-07-12T08:09:10.000000Z";
  private static final String DEMO123 =
      "d3ad9315b7be5dd53b31a273b3b3aba5defe700808305aa16a3062b76658a791";
  private static final PageRequest NEWEST = PageRequest.newestFirst(50);

  private final RequestLog log = new RequestLog();
  private GenuineTables tables;
  private DocumentStore store;
  private Workspace workspace;

  @BeforeEach
  void open() {
    tables = GenuineTables.v6();
    tables.put(
        "users",
        "username",
        "demo",
        "user_id",
        ANN,
        "email",
        "demo@jaaz.ai",
        "password_hash",
        DEMO123,
        "created_at",
        AT,
        "updated_at",
        AT,
        "is_active",
        true,
        "last_login",
        null);
    tables.put(
        "users",
        "username",
        "admin",
        "user_id",
        BOB,
        "email",
        "admin@jaaz.ai",
        "password_hash",
        DEMO123,
        "created_at",
        AT,
        "updated_at",
        AT,
        "is_active",
        true,
        "last_login",
        AT);
    canvas("c1", ANN, "Mine", AT);
    tables.put(
        "chat-sessions",
        "id",
        "s1",
        "user_id",
        ANN,
        "canvas_id",
        "c1",
        "title",
        "",
        "model",
        "gpt-4o",
        "provider",
        "openai",
        "created_at",
        AT,
        "updated_at",
        AT);
    message(
        "s1", "20250711_080910_123456", ANN, "user", "{\"role\": \"user\", \"content\": \"Hi\"}");
    message("s1", "20250711_080911_000001", ANN, "assistant", "plain text");
    message("lost", "20250711_080912_000001", ANN, "user", "{\"role\": \"user\", \"content\": []}");
    tables.put(
        "files",
        "id",
        "im_Ab12Cd34.png",
        "user_id",
        ANN,
        "file_path",
        "im_Ab12Cd34.png",
        "width",
        800,
        "created_at",
        AT,
        "updated_at",
        AT);
    store = opened(SchemaVersion.V6);
    store.prepare();
    workspace = store.workspace(TenantId.DEFAULT);
  }

  private void canvas(String id, String owner, String name, String updated) {
    tables.put(
        "canvases",
        "id",
        id,
        "user_id",
        owner,
        "name",
        name,
        "description",
        "",
        "thumbnail",
        "",
        "created_at",
        AT,
        "updated_at",
        updated);
  }

  private void message(String session, String id, String owner, String role, String text) {
    tables.put(
        "chat-messages",
        "session_id",
        session,
        "id",
        id,
        "user_id",
        owner,
        "role",
        role,
        "message",
        text,
        "created_at",
        AT,
        "updated_at",
        AT);
  }

  private DocumentStore opened(SchemaVersion version) {
    return new DocumentStore(
        tables.options(version), LocalTable.CURSORS, Clock.systemUTC(), null, List.of(log));
  }

  @AfterEach
  void close() {
    store.close();
    tables.close();
  }

  @Test
  void recordsAreSeenAsTheyAre() {
    Canvas canvas = workspace.canvases().find(ANN, "c1").orElseThrow();
    assertThat(canvas.data()).isNull();
    assertThat(canvas.description()).isEmpty();
    assertThat(canvas.updatedAt()).isEqualTo(Instant.parse(AT));
    StoredFile file = workspace.files().find(ANN, "im_Ab12Cd34.png").orElseThrow();
    assertThat(file.width()).isEqualTo(800);
    assertThat(file.height()).isNull();
    Conversation talk = workspace.conversations().find(ANN, "s1").orElseThrow();
    assertThat(talk.title()).isEmpty();
    assertThat(talk.messageCount()).isEqualTo(2);
    Page<Message> messages = workspace.messages().list(ANN, "s1", PageRequest.oldestFirst(10));
    assertThat(messages.items())
        .extracting(message -> message.content().value())
        .containsExactly("\"Hi\"", "\"plain text\"");
  }

  @Test
  void messagesWithoutASessionAreAConversation() {
    assertThat(workspace.conversations().list(ANN, ListFilter.ALL, NEWEST).items())
        .extracting(Conversation::id)
        .containsExactlyInAnyOrder("s1", "lost");
    Conversation lost = workspace.conversations().find(ANN, "lost").orElseThrow();
    assertThat(workspace.conversations().find(BOB, "lost")).isEmpty();
    workspace.conversations().replace(titled(lost, "Found"));
    assertThat(tables.get("chat-sessions", "id", "lost"))
        .containsEntry("title", AttributeValue.fromS("Found"))
        .containsEntry("user_id", AttributeValue.fromS(ANN))
        .containsEntry("created_at", AttributeValue.fromS(AT));
  }

  private static Conversation titled(Conversation old, String title) {
    return new Conversation(
        old.id(),
        old.ownerId(),
        title,
        old.model(),
        old.provider(),
        old.mode(),
        old.canvasId(),
        old.archived(),
        old.shareId(),
        old.messageCount(),
        old.lastMessageAt(),
        old.createdAt(),
        Instant.parse(LATER),
        old.revision());
  }

  @Test
  void readingChangesNothing() {
    Map<String, Map<String, AttributeValue>> before = tables.everything();
    workspace.canvases().list(ANN, ListFilter.ALL, NEWEST);
    workspace.conversations().list(ANN, ListFilter.ALL, NEWEST);
    workspace.messages().list(ANN, "s1", NEWEST);
    workspace.files().list(ANN, ListFilter.ALL, NEWEST);
    workspace.users().list(NEWEST);
    workspace.users().findByLoginName("demo");
    store.administration().report();
    assertThat(tables.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 50})
  void noPageLosesARowWhoseTimeIsOdd(int size) {
    List<String> times =
        List.of(
            "2025-07-11T08:09:10.123Z",
            "2025-07-11T08:09:10.123456Z",
            "2025-07-11T08:09:10Z",
            "2025-07-11T10:09:10+02:00",
            "2025-07-11 08:30:00",
            "2025-07-11",
            "1752221350",
            "0",
            "never",
            "yesterday",
            "~",
            LATER);
    List<String> ids = new ArrayList<>(List.of("c1"));
    for (String time : times) {
      ids.add("odd " + time);
      canvas("odd " + time, ANN, time, time);
    }
    List<String> newest = walked(PageRequest.newestFirst(size));
    assertThat(newest).containsExactlyInAnyOrderElementsOf(ids);
    List<String> oldest = walked(PageRequest.oldestFirst(size));
    Collections.reverse(oldest);
    assertThat(oldest).isEqualTo(newest);
    List<String> good = List.of(LATER, "2025-07-11T08:09:10.123456Z", "2025-07-11T08:09:10.123Z");
    assertThat(newest).containsSubsequence(good.stream().map("odd "::concat).toList());
  }

  private List<String> walked(PageRequest first) {
    List<String> ids = new ArrayList<>();
    PageRequest next = first;
    while (ids.size() < 100) {
      Page<Canvas> page = workspace.canvases().list(ANN, ListFilter.ALL, next);
      page.items().forEach(canvas -> ids.add(canvas.id()));
      if (page.nextCursor() == null) {
        break;
      }
      next = next.after(page.nextCursor());
    }
    return ids;
  }

  @Test
  void theFormOfAnEmptyIdIsAnIdLikeAnyOther() {
    assertThat(workspace.canvases().find(ANN, "~text-")).isEmpty();
    assertThat(workspace.conversations().find(ANN, "~text-")).isEmpty();
    assertThat(workspace.conversations().delete(ANN, "~text-")).isFalse();
    Instant at = Instant.parse(AT);
    Conversation talk =
        new Conversation(
            "~text-", ANN, "", null, null, null, "~text-", false, null, 0, null, at, at, 1);
    String id = workspace.conversations().create(talk).id();
    assertThat(workspace.conversations().find(ANN, id)).isPresent();
    assertThat(workspace.conversations().find(ANN, "~text-")).isPresent();
  }

  @Test
  void renamingChangesTheNameAndTheTimeAlone() {
    tables.put(
        "canvases",
        "id",
        "odd",
        "user_id",
        ANN,
        "name",
        "Odd",
        "description",
        "",
        "thumbnail",
        "",
        "data",
        "not json",
        "created_at",
        "yesterday",
        "updated_at",
        AT,
        "extra",
        7);
    Map<String, Map<String, AttributeValue>> expected = tables.everything();
    Canvas odd = workspace.canvases().find(ANN, "odd").orElseThrow();
    assertThat(odd.data()).isEqualTo(new JsonText("\"not json\""));
    workspace
        .canvases()
        .replace(
            new Canvas(
                odd.id(),
                ANN,
                "Renamed",
                odd.description(),
                odd.thumbnail(),
                odd.data(),
                odd.createdAt(),
                Instant.parse(LATER),
                odd.revision()));
    Map<String, AttributeValue> item = new HashMap<>(expected.get("canvases/odd"));
    item.put("name", AttributeValue.fromS("Renamed"));
    item.put("updated_at", AttributeValue.fromS(LATER));
    expected.put("canvases/odd", item);
    assertThat(tables.everything()).isEqualTo(expected);
  }

  @Test
  void aChangeOfSomethingElseIsAConflict() {
    Canvas canvas = workspace.canvases().find(ANN, "c1").orElseThrow();
    canvas("c1", ANN, "By an old program", LATER);
    assertThatThrownBy(() -> workspace.canvases().replace(canvas))
        .isInstanceOf(StoreException.Conflict.class);
  }

  @Test
  void anAppendedMessageIsWrittenAsJaazDoes() {
    Instant at = Instant.parse(LATER);
    JsonText hello = new JsonText("\"Hello\"");
    Message message =
        new Message(
            "any", "s1", ANN, "any", "user", hello, null, JsonText.EMPTY_OBJECT, null, at, at, 1);
    Message stored = workspace.messages().append(message);
    assertThat(stored.id()).isEqualTo("20250712_080910_000000");
    assertThat(tables.get("chat-messages", "session_id", "s1", "id", stored.id()))
        .isEqualTo(
            GenuineTables.item(
                "session_id",
                "s1",
                "id",
                stored.id(),
                "user_id",
                ANN,
                "role",
                "user",
                "message",
                "{\"role\": \"user\", \"content\": \"Hello\"}",
                "created_at",
                LATER,
                "updated_at",
                LATER));
    Message next = workspace.messages().append(message);
    assertThat(next.id()).isEqualTo("20250712_080910_000001");
  }

  @Test
  void anotherUsersRecordsDoNotExist() {
    assertThat(workspace.canvases().find(BOB, "c1")).isEmpty();
    assertThat(workspace.canvases().delete(BOB, "c1")).isFalse();
    assertThat(workspace.canvases().list(BOB, ListFilter.ALL, NEWEST).items()).isEmpty();
    assertThatThrownBy(() -> workspace.messages().list(BOB, "s1", NEWEST))
        .isInstanceOf(StoreException.NotFound.class);
  }

  @Test
  void rowsOfVersion5BelongToNobodyAndAreCounted() {
    tables.put("canvases", "id", "old", "name", "Old", "created_at", AT, "updated_at", AT);
    assertThat(workspace.canvases().find(ANN, "old")).isEmpty();
    assertThat(workspace.canvases().list(ANN, ListFilter.ALL, NEWEST).items()).hasSize(1);
    TenantAccess access = TenantAccess.acrossAllTenants("test");
    assertThat(store.administration().contents(access).counts())
        .containsEntry(EntityKind.CANVAS, 2L)
        .containsEntry(EntityKind.MESSAGE, 3L)
        .containsEntry(EntityKind.USER, 2L)
        .containsEntry(EntityKind.CREDENTIAL, 2L);
    assertThat(store.administration().checks())
        .anySatisfy(
            check -> assertThat(check.detail()).contains("1 of " + tables.prefix + "canvases"));
  }

  @Test
  void usersSignInByNameOrAddressWithTheOldHash() {
    User demo = workspace.users().findByLoginName("DEMO").orElseThrow();
    assertThat(demo.id()).isEqualTo(ANN);
    assertThat(demo.role()).isEqualTo(Role.MEMBER);
    assertThat(demo.status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(workspace.users().findByLoginName("Demo@Jaaz.ai")).contains(demo);
    assertThat(workspace.users().find(ANN)).contains(demo);
    assertThat(workspace.users().find(BOB).orElseThrow().role()).isEqualTo(Role.ADMIN);
    Credential credential = workspace.credentials().find(ANN).orElseThrow();
    assertThat(credential.scheme()).isEqualTo(CredentialScheme.SHA256_HEX);
    assertThat(credential.hash().reveal()).isEqualTo(DEMO123);
    assertThat(workspace.users().list(NEWEST).items())
        .extracting(User::id)
        .containsExactlyInAnyOrder(ANN, BOB);
  }

  @Test
  void aUserWhomAnOldProgramRegistersLaterIsFound() {
    tables.put(
        "users",
        "username",
        "late",
        "user_id",
        "user_12345678",
        "email",
        "late@jaaz.ai",
        "password_hash",
        DEMO123,
        "created_at",
        AT,
        "updated_at",
        AT,
        "is_active",
        true,
        "last_login",
        null);
    User late = workspace.users().findByLoginName("late@jaaz.ai").orElseThrow();
    assertThat(workspace.users().find("user_12345678")).contains(late);
    User clash =
        new User(
            "new",
            "other",
            "LATE@jaaz.ai",
            null,
            Role.MEMBER,
            UserStatus.ACTIVE,
            null,
            null,
            Instant.parse(AT),
            Instant.parse(AT),
            1);
    assertThatThrownBy(() -> workspace.users().create(clash, null))
        .isInstanceOfSatisfying(
            StoreException.AlreadyExists.class,
            taken -> assertThat(taken.field()).isEqualTo("email"));
    assertThat(tables.everything()).doesNotContainKey("users/other");
  }

  @Test
  void aDeletedUserTakesAllRecordsAlong() {
    assertThat(workspace.users().delete(ANN)).isTrue();
    assertThat(tables.everything())
        .doesNotContainKeys("canvases/c1", "users/demo", "chat-sessions/s1")
        .allSatisfy((key, item) -> assertThat(item.get("user_id")).isNotEqualTo(value(ANN)));
    assertThat(workspace.users().findByLoginName("demo")).isEmpty();
    assertThat(workspace.users().delete(ANN)).isFalse();
  }

  private static AttributeValue value(String text) {
    return AttributeValue.fromS(text);
  }

  @Test
  void listsGoOnBehindOneMegabyteInTheOrderOfTheContract() {
    String large = "\"" + "x".repeat(250_000) + "\"";
    List<String> expected = new ArrayList<>();
    for (int number = 10; number < 20; number++) {
      String id = "big" + number;
      tables.put(
          "canvases",
          "id",
          id,
          "user_id",
          ANN,
          "name",
          id,
          "data",
          large,
          "created_at",
          AT,
          "updated_at",
          number % 2 == 0 ? LATER : "2025-07-12T08:09:10.000Z");
      expected.add(0, id);
    }
    expected.add("c1");
    List<String> found = new ArrayList<>();
    PageRequest request = PageRequest.newestFirst(4);
    while (request != null) {
      Page<Canvas> page = workspace.canvases().list(ANN, ListFilter.ALL, request);
      page.items().forEach(canvas -> found.add(canvas.id()));
      String next = page.nextCursor();
      request = next == null ? null : request.after(next);
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void audioFilesAreThoseOfTheAudioService() {
    tables.put(
        "audio-files",
        "file_id",
        "f1",
        "user_id",
        ANN,
        "s3_key",
        "a/b.wav",
        "file_size",
        null,
        "uploaded_at",
        1752221350,
        "uploaded_at_iso",
        "2025-07-11T08:09:10.123456");
    AudioFile file = workspace.audioFiles().find(ANN, "f1").orElseThrow();
    assertThat(file.fileSize()).isNull();
    assertThat(file.uploadedAt()).isEqualTo(Instant.parse(AT));
    AudioFile mine =
        new AudioFile(
            "f2",
            ANN,
            "c.wav",
            7L,
            Instant.parse(LATER),
            Instant.parse(LATER),
            Instant.parse(LATER),
            Instant.parse(LATER),
            1);
    AudioFile created = workspace.audioFiles().create(mine);
    assertThat(created.withRevision(1)).isEqualTo(mine);
    assertThat(tables.get("audio-files", "file_id", "f2"))
        .isEqualTo(
            GenuineTables.item(
                "file_id",
                "f2",
                "user_id",
                ANN,
                "s3_key",
                "c.wav",
                "file_size",
                7,
                "uploaded_at",
                1752307750,
                "uploaded_at_iso",
                "2025-07-12T08:09:10",
                "recorded_at",
                1752307750,
                "recorded_at_iso",
                "2025-07-12T08:09:10"));
    assertThat(workspace.audioFiles().list(ANN, ListFilter.ALL, NEWEST).items())
        .extracting(AudioFile::id)
        .containsExactly("f2", "f1");
  }

  @Test
  void nothingIsScannedOnThePathOfARequest() {
    assertThat(
            log.during(
                () -> {
                  workspace.canvases().list(ANN, ListFilter.ALL, NEWEST);
                  workspace.conversations().list(ANN, ListFilter.ALL, NEWEST);
                  workspace.workflows().list(ANN, ListFilter.ALL, NEWEST);
                  workspace.files().list(ANN, ListFilter.ALL, NEWEST);
                  workspace.audioFiles().list(ANN, ListFilter.ALL, NEWEST);
                  workspace.users().list(NEWEST);
                  workspace.users().find("unknown");
                  workspace.users().findByLoginName("unknown");
                  workspace.messages().list(ANN, "s1", NEWEST);
                  workspace.conversations().delete(ANN, "s1");
                  workspace.users().delete(ANN);
                }))
        .isNotEmpty()
        .doesNotContain("Scan");
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeAnythingChanges() {
    Canvas canvas = workspace.canvases().find(ANN, "c1").orElseThrow();
    Map<String, Map<String, AttributeValue>> before = tables.everything();
    Canvas large =
        new Canvas(
            "c1",
            ANN,
            "Mine",
            "",
            "",
            new JsonText(Things.json(500_000)),
            canvas.createdAt(),
            canvas.updatedAt(),
            canvas.revision());
    assertThatThrownBy(() -> workspace.canvases().replace(large))
        .isInstanceOf(StoreException.TooLarge.class);
    assertThat(tables.everything()).isEqualTo(before);
  }

  @Test
  void itsTablesAreNotForVersion5() {
    try (DocumentStore other = opened(SchemaVersion.V5)) {
      assertThat(other.administration().report().state()).isEqualTo(SchemaState.DRIFTED);
      assertThatThrownBy(other::prepare).isInstanceOf(StoreException.Drifted.class);
      assertThatThrownBy(() -> other.administration().clear(TenantAccess.acrossAllTenants("test")))
          .isInstanceOf(StoreException.Drifted.class);
      assertThatThrownBy(other.administration()::rollback)
          .isInstanceOf(StoreException.Drifted.class);
    }
    assertThat(workspace.canvases().find(ANN, "c1")).isPresent();
  }

  @Test
  void preparingAddsTheAudioFilesAndTheMarkerAndLeavesBillingAlone() {
    assertThat(tables.get("db-version", "version", 6)).isNotEmpty();
    assertThat(
            tables
                .client
                .describeTable(request -> request.tableName(tables.prefix + "audio-files"))
                .table()
                .billingModeSummary()
                .billingMode())
        .isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(
            tables
                .client
                .describeTable(request -> request.tableName(tables.prefix + "canvases"))
                .table()
                .provisionedThroughput()
                .readCapacityUnits())
        .isEqualTo(5L);
    assertThat(store.administration().report().state()).isEqualTo(SchemaState.UP_TO_DATE);
    assertThat(store.health().isOk()).isTrue();
  }
}
