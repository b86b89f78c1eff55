package io.gantry.origin.prompttoissue;

import static io.gantry.origin.rows.Moved.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.account.UserStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.move.Finding;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveException;
import io.gantry.move.MoveOptions;
import io.gantry.move.MoveReport;
import io.gantry.move.PreflightReport;
import io.gantry.origin.rows.ListedTables;
import io.gantry.origin.rows.Moved;
import io.gantry.provider.ProviderConfig;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleTableTest {

  private static final String TABLE = "prompt-to-issue-local";
  private static final String ANN = "V1StGXR8_Z5jdHi6B-myT";
  private static final String CONV = "conv_1234567890abcdef";
  private static final String AT = "2025-06-25T10:00:00.123Z";
  private static final String LATER = "2025-06-25T10:00:05.000Z";

  @TempDir private Path folder;

  private final ListedTables tables = new ListedTables().table(TABLE, "PK", "SK");
  private Moved moved;

  @BeforeEach
  void aUserWithAConversation() {
    moved = new Moved(folder);
    user(ANN, "ann@example.org", "ann");
    conversation(ANN, CONV, "shareId", "share-1", "GSI1PK", "SHARE#share-1", "GSI1SK", "CONV#c");
  }

  private MoveEnd end() {
    return PromptToIssue.ofTable("test", TABLE, () -> tables, Moved::sealed, TenantId.DEFAULT);
  }

  private void put(String hash, String range, String type, Object... more) {
    Object[] all = new Object[more.length + 10];
    Object[] common = {"PK", hash, "SK", range, "type", type, "createdAt", AT, "updatedAt", LATER};
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    tables.put(TABLE, all);
  }

  private void user(String id, String email, String username, Object... more) {
    Object[] all = new Object[more.length + 8];
    Object[] common = {"id", id, "email", email, "username", username, "isActive", true};
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    put("USER#" + id, "PROFILE", "USER", all);
  }

  private void conversation(String user, String id, Object... more) {
    Object[] all = new Object[more.length + 12];
    Object[] common = {
      "id",
      id,
      "userId",
      user,
      "title",
      "T",
      "mode",
      "ticket",
      "provider",
      "ollama",
      "isArchived",
      false
    };
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    put("USER#" + user, "CONV#" + AT + "#" + id, "CONVERSATION", all);
  }

  private void message(String conversation, String time, String id, Object... more) {
    Object[] all = new Object[more.length + 10];
    Object[] common = {
      "id", id, "conversationId", conversation, "role", "user", "content", "hello", "mode", "ticket"
    };
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    put("CONV#" + conversation, "MSG#" + time + "#" + id, "MESSAGE", all);
  }

  private void ticket(String conversation, String id, Object... more) {
    Object[] all = new Object[more.length + 22];
    Object[] common = {
      "id", id, "conversationId", conversation, "messageId", null, "title", "T",
      "description", "D", "ticketType", "bug", "priority", "high", "status", "created",
      "acceptanceCriteria", "[{\"id\": \"1\"}]", "tasks", "[ ]", "labels", "[\"ü\"]"
    };
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    put("CONV#" + conversation, "TICKET#" + id, "TICKET", all);
  }

  private void settings(String providerConfigs, Object... more) {
    List<Object> all = new ArrayList<>(List.of("userId", ANN, "theme", "dark"));
    all.addAll(List.of("defaultMode", "ticket", "defaultProvider", "ollama"));
    all.addAll(List.of("providerConfigs", providerConfigs));
    all.addAll(List.of(more));
    put("USER#" + ANN, "SETTINGS", "USER_SETTINGS", all.toArray());
  }

  @Test
  void everyItemArrivesWhole() {
    String metadata = "{\"tickets\":[{\"id\":\"t\", \"estimatedHours\":1.50}]}";
    String config = "{\"model\":\"gpt-4\",\"apiKey\":\"sk-1\"}";
    message(CONV, AT, "m1", "metadata", metadata);
    ticket(CONV, "t1", "externalId", "42", "externalUrl", "https://gitlab.example/42");
    settings("{ \"ollama\":{\"temperature\":0.70} }");
    put(
        "USER#" + ANN,
        "PROVIDER#openai",
        "PROVIDER_CONFIG",
        "id",
        "p1",
        "userId",
        ANN,
        "provider",
        "openai",
        "config",
        config,
        "isActive",
        false);

    MoveReport report = moved.run(end(), MoveOptions.DEFAULT);

    assertThat(report.preflight().isClean()).isTrue();
    Instant at = Instant.parse(AT);
    Instant later = Instant.parse(LATER);
    assertThat(moved.find(space -> space.users().find(ANN)))
        .contains(
            new User(
                ANN,
                "ann",
                "ann@example.org",
                null,
                Role.MEMBER,
                UserStatus.ACTIVE,
                null,
                null,
                at,
                later,
                1));
    assertThat(moved.find(space -> space.credentials().find(ANN))).isEmpty();
    UserSettings settings = moved.find(space -> space.settings().find(ANN)).orElseThrow();
    assertThat(settings.theme()).isEqualTo("dark");
    assertThat(settings.defaultMode()).isEqualTo("ticket");
    assertThat(settings.defaultProvider()).isEqualTo("ollama");
    assertThat(settings.extra().value())
        .isEqualTo("{\"provider_configs\":{ \"ollama\":{\"temperature\":0.70} }}");
    ProviderConfig provider =
        moved.find(space -> space.providerConfigs().find(ANN, "p1")).orElseThrow();
    assertThat(provider.active()).isFalse();
    assertThat(provider.config().value())
        .isEqualTo("{\"model\":\"gpt-4\",\"apiKey\":\"********\"}");
    assertThat(provider.encryptedSecret().reveal()).isEqualTo("sealed default p1 sk-1");
    Conversation shared =
        moved.find(space -> space.conversations().findByShareId("share-1")).orElseThrow();
    assertThat(shared)
        .isEqualTo(
            new Conversation(
                CONV, ANN, "T", null, "ollama", "ticket", null, false, "share-1", 1, at, at, later,
                1));
    Message message = moved.messages(ANN, CONV).get(0);
    assertThat(message.content().value()).isEqualTo("\"hello\"");
    assertThat(message.metadata().value()).isEqualTo(metadata);
    assertThat(message.mode()).isEqualTo("ticket");
    Ticket ticket = moved.find(space -> space.tickets().find(ANN, CONV, "t1")).orElseThrow();
    assertThat(ticket.type()).isEqualTo("bug");
    assertThat(ticket.messageId()).isNull();
    assertThat(ticket.acceptanceCriteria().value()).isEqualTo("[{\"id\": \"1\"}]");
    assertThat(ticket.labels().value()).isEqualTo("[\"ü\"]");
    assertThat(ticket.externalUrl()).isEqualTo("https://gitlab.example/42");
    assertThat(report.preflight().findings())
        .noneMatch(one -> one.detail().contains("sk-1"))
        .anyMatch(one -> one.detail().contains("a key; it is kept encrypted"));
  }

  @Test
  void messagesOfOneMillisecondKeepTheOrderOfTheirIds() {
    for (String id : List.of("zz", "Aa", "_x", "-y", "09")) {
      message(CONV, AT, id, "metadata", "{}");
    }
    message(CONV, "2025-06-25T10:00:00.122Z", "zzz", "metadata", "{}");

    moved.run(end(), MoveOptions.DEFAULT);

    assertThat(moved.messages(ANN, CONV))
        .extracting(Message::id)
        .containsExactly("zzz", "-y", "09", "Aa", "_x", "zz");
  }

  @Test
  void whatADeletedConversationLeftIsKeptTogether() {
    message("gone", AT, "m1", "metadata", "{}");
    ticket("gone", "t1");

    MoveReport report = moved.run(end(), MoveOptions.DEFAULT);

    assertThat(about(report.preflight(), EntityKind.CONVERSATION, "gone"))
        .containsExactly(
            "DECISION ORPHAN: it is gone, and has left 1 messages and 1 tickets; one is made up"
                + " for them");
    assertThat(moved.messages(Survey.ORPHANS, "gone")).hasSize(1);
    assertThat(moved.find(space -> space.users().find(Survey.ORPHANS)).orElseThrow().status())
        .isEqualTo(UserStatus.DISABLED);
  }

  @Test
  void orGoesIntoQuarantine() {
    message("gone", AT, "m1", "metadata", "{}");
    conversation("nobody", "conv-of-nobody");

    moved.run(end(), MoveOptions.DEFAULT.withOrphans(MoveOptions.Orphans.QUARANTINE));

    String keeper =
        moved.find(space -> space.users().findByLoginName("quarantine")).orElseThrow().id();
    assertThat(moved.messages(keeper, "gone")).hasSize(1);
    assertThat(moved.find(space -> space.conversations().find(keeper, "conv-of-nobody")))
        .isPresent();
  }

  @Test
  void aUserWhoIsGoneIsMadeUp() {
    conversation("nobody", "conv-of-nobody");

    PreflightReport found = moved.run(end(), MoveOptions.DEFAULT).preflight();

    assertThat(about(found, EntityKind.CONVERSATION, "conv-of-nobody"))
        .containsExactly(
            "DECISION ORPHAN: its user is not there; nobody is made up, and cannot sign in");
    assertThat(about(found, EntityKind.USER, "nobody"))
        .containsExactly("DECISION MADE: for what is left of a user");
    assertThat(moved.find(space -> space.conversations().find("nobody", "conv-of-nobody")))
        .isPresent();
  }

  @Test
  void accountsMadeTwiceAreRefusedOrRenamed() {
    user("second", "ANN@example.org", "ann");

    assertThat(Moved.obstacles(moved.look(end(), MoveOptions.DEFAULT)))
        .extracting(Finding::sort)
        .containsExactly(Finding.Sort.DUPLICATE_NAME);
    moved.run(end(), MoveOptions.DEFAULT.withDuplicates(MoveOptions.Duplicates.RENAME));

    assertThat(moved.find(space -> space.users().find("second")).orElseThrow().email()).isNull();
  }

  @Test
  void whatIsNotKnownStopsTheMoveUnlessItIsLeft() {
    put("ORG#1", "META", "ORGANISATION");
    put("USER#" + ANN, "PROFILE2", "USER");
    put("CONV#" + CONV, "TICKET#x", "MESSAGE");

    PreflightReport refused = moved.look(end(), MoveOptions.DEFAULT);

    assertThat(Moved.obstacles(refused))
        .extracting(Finding::detail)
        .containsExactlyInAnyOrder(
            "the item ORG#1 / META of prompt-to-issue-local is none that is known; it is not carried"
                + " over",
            "the item USER#"
                + ANN
                + " / PROFILE2 of prompt-to-issue-local is none that is known; it"
                + " is not carried over",
            "the item CONV#"
                + CONV
                + " / TICKET#x of prompt-to-issue-local is none that is known; it"
                + " is not carried over");
    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(() -> moved.run(end(), MoveOptions.DEFAULT));
    moved.run(end(), MoveOptions.DEFAULT.withLacking(MoveOptions.LackingKinds.LEAVE));
  }

  @Test
  void attributesWithoutAComponentAreKeptWhereThereIsAPlace() {
    user("ben", "ben@example.org", "ben", "avatarUrl", "https://x/y.png", "age", 12);
    message(CONV, AT, "m1", "metadata", "{\"a\":1}", "editedBy", "ben");
    settings("{}", "fontSize", 14);

    PreflightReport found = moved.run(end(), MoveOptions.DEFAULT).preflight();

    assertThat(moved.find(space -> space.settings().find("ben")).orElseThrow().extra().value())
        .isEqualTo(
            "{\"prompt_to_issue\":{\"user\":{\"age\":12,\"avatarUrl\":\"https://x/y.png\"}}}");
    assertThat(moved.find(space -> space.settings().find(ANN)).orElseThrow().extra().value())
        .isEqualTo(
            "{\"provider_configs\":{},\"prompt_to_issue\":{\"settings\":{\"fontSize\":14}}}");
    assertThat(moved.messages(ANN, CONV).get(0).metadata().value())
        .isEqualTo("{\"a\":1,\"prompt_to_issue\":{\"editedBy\":\"ben\"}}");
    assertThat(about(found, EntityKind.USER, "ben"))
        .containsExactly(
            "DECISION ODD_VALUE: there is no component for age, avatarUrl; kept in the settings of"
                + " the user");
  }

  @Test
  void attributesWithoutAPlaceStopTheMoveUnlessTheyAreLeft() {
    conversation(ANN, "c2", "pinned", true);
    ticket(CONV, "t1", "sprint", 3);

    PreflightReport refused = moved.look(end(), MoveOptions.DEFAULT);

    assertThat(about(refused, EntityKind.CONVERSATION, "c2"))
        .containsExactly("OBSTACLE LACKING_KIND: there is no place for pinned");
    assertThat(about(refused, EntityKind.TICKET, "t1"))
        .containsExactly("OBSTACLE LACKING_KIND: there is no place for sprint");
  }

  @Test
  void keysInSettingsAreEncryptedAsAWhole() {
    String configs = "{\"openai\":{\"apiKey\":\"sk-1\"},\"google\":{\"apiKey\":\"sk-2\"}}";
    settings(configs);

    PreflightReport found = moved.run(end(), MoveOptions.DEFAULT).preflight();

    assertThat(moved.find(space -> space.settings().find(ANN)).orElseThrow().extra().value())
        .doesNotContain("sk-")
        .contains("{\"openai\":{\"apiKey\":\"********\"}");
    ProviderConfig kept =
        moved.find(space -> space.providerConfigs().find(ANN, "settings-" + ANN)).orElseThrow();
    assertThat(kept.encryptedSecret().reveal())
        .isEqualTo("sealed default settings-" + ANN + " " + configs);
    assertThat(kept.active()).isFalse();
    assertThat(found.findings()).noneMatch(one -> one.detail().contains("sk-"));
  }

  @Test
  void severalKeysOrNoJsonAreKeptWhole() {
    String two = "{\"apiKey\":\"sk-1\",\"org\":{\"token\":\"t\"}}";
    put(
        "USER#" + ANN,
        "PROVIDER#a",
        "PROVIDER_CONFIG",
        "id",
        "p1",
        "provider",
        "a",
        "config",
        two,
        "isActive",
        true);
    put(
        "USER#" + ANN,
        "PROVIDER#b",
        "PROVIDER_CONFIG",
        "id",
        "p2",
        "provider",
        "b",
        "config",
        "apiKey=sk-3",
        "isActive",
        true);

    moved.run(end(), MoveOptions.DEFAULT);

    ProviderConfig first =
        moved.find(space -> space.providerConfigs().find(ANN, "p1")).orElseThrow();
    assertThat(first.config().value()).doesNotContain("sk-1", "\"t\"");
    assertThat(first.encryptedSecret().reveal()).isEqualTo("sealed default p1 " + two);
    ProviderConfig second =
        moved.find(space -> space.providerConfigs().find(ANN, "p2")).orElseThrow();
    assertThat(second.config().value()).isEqualTo("\"********\"");
    assertThat(second.encryptedSecret().reveal()).isEqualTo("sealed default p2 apiKey=sk-3");
  }

  @Test
  void oddValuesAreTakenAndSaid() {
    conversation(ANN, "c2", "shareId", null, "lastMessageAt", LATER, "GSI1PK", "SHARE#left-over");
    message(CONV, AT, "m1", "metadata", "not json", "updatedAt", "soon");
    message(CONV, AT, "m2");
    ticket(CONV, "t1", "labels", "a, b", "priority", "");

    PreflightReport found = moved.run(end(), MoveOptions.DEFAULT).preflight();

    assertThat(about(found, EntityKind.CONVERSATION, "c2"))
        .containsExactly(
            "DECISION ODD_VALUE: its index and shareId differ; the link that works is kept");
    assertThat(moved.find(space -> space.conversations().findByShareId("left-over"))).isPresent();
    assertThat(about(found, EntityKind.MESSAGE, "m1"))
        .containsExactlyInAnyOrder(
            "DECISION NOT_JSON: metadata is not JSON; taken as a JSON string",
            "DECISION ODD_VALUE: metadata is no object; kept as it is",
            "DECISION ODD_VALUE: updatedAt is missing or unreadable; taken from createdAt");
    assertThat(about(found, EntityKind.MESSAGE, "m2"))
        .containsExactly("DECISION ODD_VALUE: metadata is missing or empty; taken as {}");
    assertThat(about(found, EntityKind.TICKET, "t1"))
        .containsExactlyInAnyOrder(
            "DECISION NOT_JSON: labels is not JSON; taken as a JSON string",
            "DECISION ODD_VALUE: priority is missing or empty; taken as medium");
  }

  @Test
  void rowsThatShareAnIdStopTheMove() {
    tables.put(
        TABLE,
        "PK",
        "USER#" + ANN,
        "SK",
        "CONV#" + LATER + "#" + CONV,
        "type",
        "CONVERSATION",
        "title",
        "T",
        "createdAt",
        AT,
        "updatedAt",
        AT);

    assertThat(about(moved.look(end(), MoveOptions.DEFAULT), EntityKind.CONVERSATION, CONV))
        .containsExactly(
            "OBSTACLE UNREADABLE: several rows have its id",
            "OBSTACLE UNREADABLE: several rows have its id");
  }

  @Test
  void partsThatContradictTheirKeyAreSaid() {
    put(
        "CONV#" + CONV,
        "MSG#" + AT + "#m1",
        "MESSAGE",
        "id",
        "m9",
        "conversationId",
        "c9",
        "role",
        "user",
        "content",
        "x",
        "mode",
        "ticket",
        "metadata",
        "{}");

    assertThat(about(moved.look(end(), MoveOptions.DEFAULT), EntityKind.MESSAGE, "m1"))
        .containsExactlyInAnyOrder(
            "DECISION ODD_VALUE: id is not what its key says; the key counts",
            "DECISION ODD_VALUE: conversationId is not what its key says; the key counts");
  }

  @Test
  void theSameMoveAgainDoublesNothing() {
    message(CONV, AT, "m1", "metadata", "{}");
    moved.run(end(), MoveOptions.DEFAULT);

    MoveReport again = moved.run(end(), MoveOptions.DEFAULT);

    assertThat(again.resumed()).isTrue();
    assertThat(again.written()).isZero();
    assertThat(moved.messages(ANN, CONV)).hasSize(1);
  }

  @Test
  void whatChangedMeanwhileIsNotTakenForMoved() {
    moved.run(end(), MoveOptions.DEFAULT);
    message(CONV, AT, "m1", "metadata", "{}");

    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(() -> moved.run(end(), MoveOptions.DEFAULT))
        .satisfies(
            refused -> assertThat(refused.code()).isEqualTo(MoveException.Code.TARGET_NOT_EMPTY));
  }

  @Test
  void itIsToldByItsItems() {
    assertThat(PromptToIssue.isInTable(tables, TABLE)).isTrue();
    assertThat(PromptToIssue.isInTable(new ListedTables().table(TABLE, "PK", "SK"), TABLE))
        .isFalse();
    ListedTables other = new ListedTables().table(TABLE, "PK", "SK");
    other.put(TABLE, "PK", "T#default#USER#1", "SK", "PROFILE", "type", "USER");
    assertThat(PromptToIssue.isInTable(other, TABLE)).isFalse();
    assertThat(PromptToIssue.isInTable(tables, "another")).isFalse();
  }
}
