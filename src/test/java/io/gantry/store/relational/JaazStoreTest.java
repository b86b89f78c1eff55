package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.common.ListFilter;
import io.gantry.common.PageRequest;
import io.gantry.library.StoredFile;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is shown of a genuine file with all its quirks, and that only what was asked for changes.
 */
class JaazStoreTest {

  private static final PageRequest ALL = PageRequest.newestFirst(PageRequest.MAX_LIMIT);
  private static final PageRequest OLDEST = PageRequest.oldestFirst(PageRequest.MAX_LIMIT);
  private static final String AT = QuirkyFile.AT;
  private static final Instant THEN = Instant.parse(AT);
  private static final Instant LATER = Instant.parse("2025-07-01T00:00:00.000001Z");

  @TempDir private Path directory;

  private GenuineFile file;
  private RelationalStore store;
  private Workspace workspace;

  @BeforeEach
  void open() throws SQLException {
    file = QuirkyFile.at(directory.resolve("localmanus.db"));
    use(SchemaVersion.V4);
  }

  private void use(SchemaVersion version) {
    store =
        RelationalStore.of(
            new RelationalStore.Options(Provider.SQLITE, version, file.url(), null, null, 4),
            Stores.CURSORS,
            null);
    store.prepare();
    workspace = store.workspace(TenantId.DEFAULT);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Does something, and says which columns are others afterwards. */
  private Map<String, String> changes(Runnable work) throws SQLException {
    Map<String, Map<String, String>> before = file.rows();
    work.run();
    Map<String, String> changes = new TreeMap<>();
    Map<String, Map<String, String>> after = file.rows();
    Map<String, Map<String, String>> all = new HashMap<>(before);
    all.putAll(after);
    for (String row : all.keySet()) {
      Map<String, String> old = before.getOrDefault(row, Map.of());
      Map<String, String> now = after.getOrDefault(row, Map.of());
      for (String column : all.get(row).keySet()) {
        String value = now.getOrDefault(column, "gone");
        if (!value.equals(old.get(column))) {
          changes.put(row + " " + column, value);
        }
      }
    }
    return changes;
  }

  private Conversation conversation(String id) {
    return workspace.conversations().find(LocalUser.ID, id).orElseThrow();
  }

  private List<Message> messages(String conversation) {
    return workspace.messages().list(LocalUser.ID, conversation, OLDEST).items();
  }

  private Canvas canvas(String id) {
    return workspace.canvases().find(LocalUser.ID, id).orElseThrow();
  }

  private static Conversation titled(Conversation from, String title, Instant at) {
    return new Conversation(
        from.id(),
        from.ownerId(),
        title,
        from.model(),
        from.provider(),
        from.mode(),
        from.canvasId(),
        from.archived(),
        from.shareId(),
        from.messageCount(),
        from.lastMessageAt(),
        from.createdAt(),
        at,
        from.revision());
  }

  @Test
  void readingChangesNothing() throws SQLException {
    Map<String, String> changes =
        changes(
            () -> {
              workspace
                  .conversations()
                  .list(LocalUser.ID, ListFilter.ALL, ALL)
                  .items()
                  .forEach(one -> messages(one.id()));
              workspace.canvases().list(LocalUser.ID, ListFilter.ALL, ALL);
              workspace.workflows().list(LocalUser.ID, ListFilter.ALL, ALL);
              workspace.files().list(LocalUser.ID, ListFilter.ALL, ALL);
            });
    assertThat(changes).isEmpty();
  }

  @Test
  void everyConversationIsListed() {
    List<Conversation> listed =
        workspace.conversations().list(LocalUser.ID, ListFilter.ALL, ALL).items();
    assertThat(listed).extracting(Conversation::id).hasSize(8).doesNotHaveDuplicates();
    assertThat(listed)
        .extracting(Conversation::id)
        .contains("plain", "bare", "dangling", "orphan", "no-session", "~text-", "~row-7")
        .anyMatch(id -> id.startsWith("~hash-"));
    for (Conversation one : listed) {
      assertThat(conversation(one.id())).isEqualTo(one);
      assertThat(messages(one.id())).hasSize((int) one.messageCount());
    }
  }

  @Test
  void oddConversationsAreFitted() {
    assertThat(conversation("plain").canvasId()).isEqualTo("c1");
    assertThat(conversation("plain").lastMessageAt()).isEqualTo(Instant.EPOCH);
    assertThat(conversation("bare").title()).isEmpty();
    assertThat(conversation("bare").createdAt()).isEqualTo(Instant.EPOCH);
    assertThat(conversation("dangling").createdAt()).isEqualTo(THEN);
    assertThat(conversation("~text-").canvasId()).isEqualTo("~text-YQpi");
    assertThat(conversation("no-session").title()).isEqualTo("No id");
    assertThat(conversation("no-session").messageCount()).isOne();
    assertThat(conversation("~row-7").title()).isEqualTo("No id either");
    assertThat(workspace.conversations().find(LocalUser.ID, "~row-6")).isEmpty();
    Conversation orphan = conversation("orphan");
    assertThat(orphan.title()).isEmpty();
    assertThat(orphan.createdAt()).isEqualTo(THEN);
    assertThat(orphan.updatedAt()).isEqualTo("2025-06-03T00:00:00Z");
    assertThat(orphan.messageCount()).isEqualTo(2);
  }

  @Test
  void theLongestIdLeadsToItsMessages() {
    String id =
        workspace.conversations().list(LocalUser.ID, ListFilter.ALL, ALL).items().stream()
            .map(Conversation::id)
            .filter(one -> one.startsWith("~hash-"))
            .findFirst()
            .orElseThrow();
    assertThat(messages(id)).extracting(one -> one.content().value()).containsExactly("1");
    assertThat(conversation(id).title()).hasSize(Conversation.MAX_TITLE_LENGTH);
    assertThat(workspace.conversations().delete(LocalUser.ID, id)).isTrue();
    assertThat(workspace.conversations().find(LocalUser.ID, id)).isEmpty();
  }

  @Test
  void everyMessageIsShown() {
    assertThat(messages("plain"))
        .extracting(one -> one.role() + " " + one.content().value())
        .containsExactly(
            "user \"h\\u00e9llo\"",
            "assistant " + QuirkyFile.tools(),
            "user \"Just text\"",
            "unknown null",
            "tool {\"role\":\"tool\",\"content\":\"x\"}");
    assertThat(messages("plain")).extracting(Message::id).containsExactly("1", "2", "3", "4", "5");
    assertThat(messages("plain").get(2).createdAt()).isEqualTo("2025-06-02T11:39:54Z");
    assertThat(messages("orphan"))
        .extracting(one -> one.content().value())
        .containsExactly("[]", "\"{broken\"");
  }

  @Test
  void studioAndFilesAreShown() {
    assertThat(canvas("c1").data()).isEqualTo(new JsonText("{\"elements\": []}"));
    assertThat(canvas("c2").data()).isEqualTo(new JsonText("\"not json\""));
    assertThat(canvas("c2").name()).hasSize(Canvas.MAX_NAME_LENGTH);
    assertThat(canvas("c3").data()).isNull();
    assertThat(canvas("~row-4").name()).isEqualTo("No id");
    Workflow first = workspace.workflows().find(LocalUser.ID, "1").orElseThrow();
    assertThat(first.outputs()).isEqualTo(new JsonText("null"));
    Workflow second = workspace.workflows().find(LocalUser.ID, "2").orElseThrow();
    assertThat(second.outputs()).isNull();
    assertThat(second.apiJson()).isEqualTo(new JsonText("\"{\""));
    StoredFile picture = workspace.files().find(LocalUser.ID, "im_1.png").orElseThrow();
    assertThat(picture.width()).isEqualTo(640);
    StoredFile odd = workspace.files().find(LocalUser.ID, "im_2.png").orElseThrow();
    assertThat(odd.width()).isNull();
    assertThat(odd.height()).isNull();
    assertThat(odd.path()).isEqualTo("im_2.png");
    assertThat(workspace.files().list(LocalUser.ID, ListFilter.ALL, ALL).items()).hasSize(3);
    List<Canvas> listed = workspace.canvases().list(LocalUser.ID, ListFilter.ALL, ALL).items();
    assertThat(listed).hasSize(4).allMatch(one -> one.data() == null);
    assertThat(listed).allMatch(one -> one.revision() == canvas(one.id()).revision());
  }

  @Test
  void aNewTitleChangesTheTitleAlone() throws SQLException {
    Conversation odd = conversation("bare");
    Map<String, String> changes =
        changes(() -> workspace.conversations().replace(titled(odd, "New", odd.updatedAt())));
    assertThat(changes).containsExactly(Map.entry("chat_sessions 2 title", "text:'New'"));
    assertThat(conversation("bare").revision()).isNotEqualTo(odd.revision());
  }

  @Test
  void aNewNameLeavesThePayloadOfARowAsItIs() throws SQLException {
    Canvas odd = canvas("c2");
    Canvas named =
        new Canvas(
            odd.id(),
            odd.ownerId(),
            "New",
            odd.description(),
            odd.thumbnail(),
            odd.data(),
            odd.createdAt(),
            LATER,
            odd.revision());
    assertThat(changes(() -> workspace.canvases().replace(named)))
        .containsOnly(
            Map.entry("canvases 2 name", "text:'New'"),
            Map.entry("canvases 2 updated_at", "text:'2025-07-01T00:00:00.000001Z'"));
  }

  @Test
  void anEmptyReplacementChangesNothing() throws SQLException {
    assertThat(
            changes(
                () -> {
                  for (Conversation one :
                      workspace.conversations().list(LocalUser.ID, ListFilter.ALL, ALL).items()) {
                    if (!one.id().equals("orphan")) {
                      assertThat(workspace.conversations().replace(one)).isEqualTo(one);
                    }
                    messages(one.id())
                        .forEach(m -> assertThat(workspace.messages().replace(m)).isEqualTo(m));
                  }
                  for (String id : List.of("c1", "c2", "c3", "~row-4")) {
                    assertThat(workspace.canvases().replace(canvas(id))).isEqualTo(canvas(id));
                  }
                  workspace
                      .files()
                      .list(LocalUser.ID, ListFilter.ALL, ALL)
                      .items()
                      .forEach(one -> workspace.files().replace(one));
                  for (String id : List.of("1", "2")) {
                    workspace
                        .workflows()
                        .replace(workspace.workflows().find(LocalUser.ID, id).orElseThrow());
                  }
                }))
        .isEmpty();
  }

  @Test
  void aMessageWithoutARoleGetsItWithItsText() throws SQLException {
    Message before = messages("plain").get(4);
    Message next =
        new Message(
            before.id(),
            before.conversationId(),
            before.ownerId(),
            before.orderKey(),
            before.role(),
            new JsonText("\"y\""),
            null,
            JsonText.EMPTY_OBJECT,
            null,
            before.createdAt(),
            before.updatedAt(),
            before.revision());
    assertThat(changes(() -> workspace.messages().replace(next)))
        .containsOnly(
            Map.entry("chat_messages 5 role", "text:'tool'"),
            Map.entry(
                "chat_messages 5 message", "text:'{\"role\": \"tool\", \"content\": \"y\"}'"));
    assertThat(messages("plain").get(4).content()).isEqualTo(new JsonText("\"y\""));
  }

  @Test
  void replacingAMadeUpConversationMakesItsRow() throws SQLException {
    Conversation orphan = conversation("orphan");
    Map<String, String> changes =
        changes(() -> workspace.conversations().replace(titled(orphan, "Found", LATER)));
    assertThat(changes)
        .containsEntry("chat_sessions 8 id", "text:'orphan'")
        .containsEntry("chat_sessions 8 title", "text:'Found'")
        .containsEntry("chat_sessions 8 created_at", "text:'" + AT + "'")
        .hasSize(7);
    assertThat(conversation("orphan").messageCount()).isEqualTo(2);
    assertThat(conversation("orphan").createdAt()).isEqualTo(orphan.createdAt());
  }

  @Test
  void anAppendAddsARowAndMovesItsSession() throws SQLException {
    Message message = message("plain", "any-id", LATER);
    Map<String, String> changes = changes(() -> workspace.messages().append(message));
    assertThat(changes)
        .containsEntry("chat_messages 10 session_id", "text:'plain'")
        .containsEntry(
            "chat_messages 10 message", "text:'{\"role\": \"user\", \"content\": \"new\"}'")
        .containsEntry("chat_sessions 1 updated_at", "text:'2025-07-01T00:00:00.000001Z'")
        .hasSize(7);
    assertThat(conversation("plain").messageCount()).isEqualTo(6);
    assertThat(conversation("plain").lastMessageAt()).isEqualTo(LATER);
  }

  private static Message message(String conversation, String id, Instant at) {
    return new Message(
        id,
        conversation,
        LocalUser.ID,
        "k",
        "user",
        new JsonText("\"new\""),
        null,
        JsonText.EMPTY_OBJECT,
        null,
        at,
        at,
        1);
  }

  @Test
  void messagesAreAppendedToConversationsWithoutASession() {
    assertThat(workspace.messages().append(message("orphan", "x", LATER)).id()).isEqualTo("10");
    assertThat(workspace.messages().append(message("no-session", "x", LATER)).id()).isEqualTo("11");
    assertThat(conversation("orphan").updatedAt()).isEqualTo(LATER);
    assertThat(messages("no-session")).hasSize(2);
    assertThatExceptionOfType(StoreException.NotFound.class)
        .isThrownBy(() -> workspace.messages().append(message("~row-7", "x", LATER)));
    assertThatExceptionOfType(StoreException.NotFound.class)
        .isThrownBy(() -> workspace.messages().append(message("unknown", "x", LATER)));
  }

  @Test
  void aNumberIsKeptWhereItIsFreeAndLast() {
    assertThat(workspace.messages().append(message("orphan", "20", LATER)).id()).isEqualTo("20");
    assertThat(workspace.messages().append(message("bare", "12", LATER)).id()).isEqualTo("12");
    assertThat(workspace.messages().append(message("plain", "20", LATER)).id()).isEqualTo("21");
    assertThat(workspace.messages().append(message("plain", "13", LATER)).id()).isEqualTo("22");
    assertThatExceptionOfType(StoreException.AlreadyExists.class)
        .isThrownBy(() -> workspace.messages().append(message("plain", "1", LATER)));
    assertThat(workspace.messages().deleteAll(LocalUser.ID, "plain", List.of("22", "22", "x")))
        .isOne();
    assertThat(workspace.messages().append(message("plain", "x", LATER)).id()).isEqualTo("23");
  }

  @Test
  void theLargestNumberThatIsKeptLeavesRoomForMore() {
    String largest = "4503599627370495";
    assertThat(workspace.messages().append(message("bare", largest, LATER)).id())
        .isEqualTo(largest);
    assertThat(workspace.messages().append(message("bare", "x", LATER)).id())
        .isEqualTo("4503599627370496");
    assertThat(workspace.messages().append(message("bare", "9007199254740991", LATER)).id())
        .isEqualTo("4503599627370497");
  }

  @ParameterizedTest
  @ValueSource(strings = {"~hash-abc", "~row-99", "~row-0", "~text-YQpi"})
  void whatLooksLikeAMadeUpIdIsStoredUnderAnother(String id) {
    Conversation made = workspace.conversations().create(Stores.conversation(LocalUser.ID, id));
    assertThat(made).isEqualTo(conversation(made.id()));
    assertThat(workspace.messages().append(message(made.id(), "x", LATER)).conversationId())
        .isEqualTo(made.id());
    assertThat(workspace.conversations().list(LocalUser.ID, ListFilter.ALL, ALL).items())
        .extracting(Conversation::id)
        .contains(made.id())
        .doesNotHaveDuplicates();
  }

  @Test
  void deletingAConversationDeletesItsMessagesAlone() throws SQLException {
    assertThat(changes(() -> workspace.conversations().delete(LocalUser.ID, "orphan")).keySet())
        .allMatch(
            change -> change.startsWith("chat_messages 6") || change.startsWith("chat_messages 7"));
    assertThat(workspace.conversations().find(LocalUser.ID, "orphan")).isEmpty();
    assertThat(changes(() -> workspace.conversations().delete(LocalUser.ID, "plain")).keySet())
        .hasSize(7 + 5 * 6)
        .allMatch(change -> change.startsWith("chat_"));
    assertThat(changes(() -> workspace.canvases().delete(LocalUser.ID, "c1")).keySet())
        .hasSize(7)
        .allMatch(change -> change.startsWith("canvases 1 "));
  }

  @Test
  void aRowThatTheOldApplicationChangedIsAConflict() throws SQLException {
    Canvas before = canvas("c1");
    file.execute("UPDATE canvases SET data = '{}' WHERE id = 'c1'");
    assertThatExceptionOfType(StoreException.Conflict.class)
        .isThrownBy(() -> workspace.canvases().replace(before));
    file.execute("UPDATE canvases SET data = '{\"elements\": []}' WHERE id = 'c1'");
    assertThat(workspace.canvases().replace(before)).isEqualTo(before);
  }

  @Test
  void workflowsGetTheNextNumberOrKeepTheirs() {
    Workflow workflow = new Workflow("a", LocalUser.ID, "N", null, null, null, null, THEN, THEN, 1);
    assertThat(workspace.workflows().create(workflow).id()).isEqualTo("3");
    Workflow numbered =
        new Workflow("40", LocalUser.ID, "N", null, null, null, null, THEN, THEN, 1);
    assertThat(workspace.workflows().create(numbered).id()).isEqualTo("40");
    assertThat(workspace.workflows().delete(LocalUser.ID, "40")).isTrue();
    assertThat(workspace.workflows().create(workflow).id()).isEqualTo("41");
    assertThatExceptionOfType(StoreException.AlreadyExists.class)
        .isThrownBy(
            () ->
                workspace
                    .workflows()
                    .create(
                        new Workflow(
                            "1", LocalUser.ID, "N", null, null, null, null, THEN, THEN, 1)));
  }

  @Test
  void sizesOfPicturesAreNumbersInTheFile() throws SQLException {
    StoredFile picture =
        new StoredFile(
            "im_9.png", LocalUser.ID, null, "im_9.png", null, null, null, 3, 4, THEN, THEN, 1);
    assertThat(changes(() -> workspace.files().create(picture)))
        .containsEntry("files 4 width", "integer:3")
        .containsEntry("files 4 height", "integer:4")
        .containsEntry("files 4 created_at", "text:'" + AT + "'");
  }

  @Test
  void titlesAreSoughtAndPagesFollow() {
    ListFilter filter = new ListFilter("T\u00cfTLE", null, null, false, null, null);
    assertThat(workspace.conversations().list(LocalUser.ID, filter, ALL).items())
        .extracting(Conversation::id)
        .containsExactly("plain");
    ListFilter since = new ListFilter(null, null, null, null, THEN.plusSeconds(1), null);
    assertThat(workspace.conversations().list(LocalUser.ID, since, ALL).items())
        .extracting(Conversation::id)
        .containsExactly("orphan");
    ListFilter typed = new ListFilter(null, "chat", null, null, null, null);
    assertThat(workspace.conversations().list(LocalUser.ID, typed, ALL).items()).isEmpty();
  }

  @Test
  void whatTheVersionLacksIsRefused() {
    assertThatExceptionOfType(StoreException.Unsupported.class)
        .isThrownBy(() -> workspace.tickets().find("local", "c", "1"))
        .matches(refused -> refused.kind() == EntityKind.TICKET);
    Conversation shared = conversation("plain").withShareId("s", THEN);
    assertThatExceptionOfType(StoreException.Unsupported.class)
        .isThrownBy(() -> workspace.conversations().replace(shared))
        .matches(refused -> refused.field().equals(Optional.of("share_id")));
  }

  @Test
  void othersHaveNothing() {
    Workspace other = store.workspace(new TenantId("acme"));
    assertThat(other.conversations().list(LocalUser.ID, ListFilter.ALL, ALL).items()).isEmpty();
    assertThat(other.canvases().find(LocalUser.ID, "c1")).isEmpty();
    assertThat(workspace.canvases().find("ann", "c1")).isEmpty();
    assertThat(workspace.canvases().delete("ann", "c1")).isFalse();
    assertThat(workspace.messages().find("ann", "plain", "1")).isEmpty();
    assertThatExceptionOfType(StoreException.NotFound.class)
        .isThrownBy(() -> workspace.messages().list("ann", "plain", ALL));
    assertThatExceptionOfType(StoreException.Unsupported.class)
        .isThrownBy(() -> other.conversations().create(Stores.conversation("local", "new")));
    assertThatExceptionOfType(StoreException.Unsupported.class)
        .isThrownBy(() -> workspace.conversations().create(Stores.conversation("ann", "new")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "", "a\u0000b", "~text-YQpi", "~hash-1", "~row-3", "no-session"})
  void aFirstReleaseIsServedWithoutCanvases(String id) throws SQLException {
    store.close();
    file = GenuineFile.firstRelease(directory.resolve("first.db"));
    file.insert("chat_sessions", "id, title, created_at", id, "T", AT);
    use(SchemaVersion.V1);
    List<Conversation> all =
        workspace.conversations().list(LocalUser.ID, ListFilter.ALL, ALL).items();
    assertThat(all).hasSize(1);
    Conversation only = all.get(0);
    assertThat(only.canvasId()).isNull();
    assertThat(conversation(only.id())).isEqualTo(only);
    Conversation renamed = workspace.conversations().replace(titled(only, "N", THEN));
    assertThat(file.texts("SELECT title FROM chat_sessions")).containsExactly("N");
    assertThat(workspace.messages().append(message(only.id(), "x", THEN)).id()).isEqualTo("1");
    assertThat(messages(only.id())).hasSize(1);
    assertThat(conversation(renamed.id()).messageCount()).isOne();
    assertThatExceptionOfType(StoreException.Unsupported.class)
        .isThrownBy(
            () ->
                workspace
                    .conversations()
                    .create(
                        new Conversation(
                            "n",
                            LocalUser.ID,
                            "",
                            null,
                            null,
                            null,
                            "c",
                            false,
                            null,
                            0,
                            null,
                            THEN,
                            THEN,
                            1)))
        .matches(refused -> refused.field().equals(Optional.of("canvas_id")));
    assertThat(workspace.conversations().create(Stores.conversation("local", "n")).id())
        .isEqualTo("n");
  }
}
