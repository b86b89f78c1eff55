package io.gantry.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.fake.RecordCopy;
import io.gantry.library.KnowledgeDocument;
import io.gantry.provider.ProviderConfig;
import io.gantry.store.EntityKind;
import io.gantry.store.QuarantineEntry;
import io.gantry.store.SchemaVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdminQuarantineApiTest {

  private static final String OWNER = QuarantineEntry.OWNER;

  @TempDir private Path folder;

  /** An API whose quarantine holds a conversation with a message. */
  private ApiHarness filled() {
    ApiHarness api = new ApiHarness(folder);
    api.workspace()
        .users()
        .create(
            new User(
                OWNER,
                "somebody",
                null,
                null,
                Role.MEMBER,
                UserStatus.DISABLED,
                null,
                null,
                ApiHarness.NOW,
                ApiHarness.NOW,
                1),
            null);
    api.workspace()
        .conversations()
        .create(
            new Conversation(
                "c",
                OWNER,
                "",
                null,
                null,
                null,
                null,
                false,
                null,
                0,
                null,
                ApiHarness.NOW,
                ApiHarness.NOW,
                1));
    api.workspace()
        .messages()
        .append(
            new Message(
                "m",
                "c",
                OWNER,
                "m",
                "user",
                new JsonText("\"lost\""),
                null,
                new JsonText("{}"),
                null,
                ApiHarness.NOW,
                ApiHarness.NOW,
                1));
    add(api, "e", EntityKind.CONVERSATION, "c");
    return api;
  }

  private static void add(ApiHarness api, String id, EntityKind kind, String recordId) {
    api.workspace()
        .documents()
        .create(
            new QuarantineEntry(id, kind, recordId, "no session", "a file", ApiHarness.NOW)
                .document());
  }

  @Test
  void entriesAreListedAndNothingElseOfTheUser() {
    ApiHarness api = filled();
    add(api, "f", EntityKind.CANVAS, "gone");
    KnowledgeDocument other =
        new QuarantineEntry("x", EntityKind.FILE, "f", "", "", ApiHarness.NOW).document();
    api.workspace().documents().create(RecordCopy.with(other, "docType", "file"));

    assertThat(api.get("admin/quarantine?order=asc").body())
        .isEqualTo(
            "{\"items\":[{\"id\":\"e\",\"kind\":\"conversation\",\"record_id\":\"c\","
                + "\"tenant\":\"default\",\"reason\":\"no session\",\"source\":\"a file\","
                + "\"quarantined_at\":\"2026-01-02T03:04:05.123456Z\"},"
                + "{\"id\":\"f\",\"kind\":\"canvas\",\"record_id\":\"gone\","
                + "\"tenant\":\"default\",\"reason\":\"no session\",\"source\":\"a file\","
                + "\"quarantined_at\":\"2026-01-02T03:04:05.123456Z\"}],\"next_cursor\":null}");
    assertThat(api.get("admin/quarantine?limit=1").body())
        .contains("\"items\":[{\"id\":\"f\"")
        .doesNotContain("\"next_cursor\":null");
    assertThat(api.get("admin/quarantine?cursor=x").status()).isEqualTo(400);
    assertThat(api.get("admin/quarantine/x").status()).isEqualTo(404);
  }

  @Test
  void theRecordIsShownWholeWithItsMessages() {
    ApiHarness api = filled();

    assertThat(api.get("admin/quarantine/e").body())
        .contains("\"reason\":\"no session\"", "\"record\":{", "\"message_count\":1");
    assertThat(api.get("admin/quarantine/e/messages").body()).contains("\"content\":\"lost\"");
  }

  @Test
  void deletingTakesRecordAndEntry() {
    ApiHarness api = filled();

    assertThat(api.delete("admin/quarantine/e").status()).isEqualTo(204);

    assertThat(api.workspace().conversations().find(OWNER, "c")).isEmpty();
    assertThat(api.get("admin/quarantine").body()).startsWith("{\"items\":[]");
    assertThat(api.delete("admin/quarantine/e").status()).isEqualTo(404);
  }

  @Test
  void entriesOfRecordsThatAreGoneCanBeDeleted() {
    ApiHarness api = filled();
    add(api, "f", EntityKind.CANVAS, "gone");

    assertThat(api.get("admin/quarantine/f").body()).contains("\"record\":null");
    assertThat(api.get("admin/quarantine/f/messages").status()).isEqualTo(404);
    assertThat(api.delete("admin/quarantine/f").status()).isEqualTo(204);
    assertThat(api.get("admin/quarantine/f").status()).isEqualTo(404);
  }

  @Test
  void secretsAreNotShown() {
    ApiHarness api = filled();
    api.workspace()
        .providerConfigs()
        .create(
            new ProviderConfig(
                "p",
                OWNER,
                "openai",
                new JsonText("{}"),
                new Secret("sealed"),
                true,
                ApiHarness.NOW,
                ApiHarness.NOW,
                1));
    add(api, "f", EntityKind.PROVIDER_CONFIG, "p");

    assertThat(api.get("admin/quarantine/f").body())
        .contains("\"has_secret\":true")
        .doesNotContain("sealed");
  }

  @Test
  void entriesOfOthersAreNone() {
    ApiHarness api = filled();
    KnowledgeDocument mine =
        RecordCopy.with(
            new QuarantineEntry("mine", EntityKind.CANVAS, "c", "r", "s", ApiHarness.NOW)
                .document(),
            "ownerId",
            "alice");
    api.workspace().documents().create(mine);

    assertThat(api.get("admin/quarantine/mine").status()).isEqualTo(404);
    assertThat(api.get("admin/quarantine").body()).doesNotContain("mine");
  }

  @ParameterizedTest
  @EnumSource
  void versionsWithoutDocumentsCannot(SchemaVersion version) {
    ApiHarness api = new ApiHarness(folder, version);
    int expected = version.has(EntityKind.DOCUMENT) ? 200 : 501;

    assertThat(api.get("admin/quarantine").status()).isEqualTo(expected);
  }
}
