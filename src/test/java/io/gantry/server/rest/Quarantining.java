package io.gantry.server.rest;

import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.store.EntityKind;
import io.gantry.store.QuarantineEntry;
import io.gantry.store.Store;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.List;

/** What moves put aside, and what administrators see of it. */
final class Quarantining {
  private static final String QUARANTINE = "/api/admin/quarantine";
  private static final String OWNER = QuarantineEntry.OWNER;
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456Z");

  @Scenario
  void othersAreKeptOut(Stage stage) {
    for (String path : List.of(QUARANTINE, QUARANTINE + "/x", QUARANTINE + "/x/messages")) {
      stage.anybody().get(path).isProblem(401, "not-signed-in");
      stage.member().get(path).isProblem(403, "forbidden");
    }
    stage.member().delete(QUARANTINE + "/x").isProblem(403, "forbidden");
  }

  @Scenario
  void whatIsNotThereIsUnknown(Stage stage) {
    Api admin = stage.admin();
    admin.get(QUARANTINE + "/unknown").isProblem(404, "not-found");
    admin.get(QUARANTINE + "/unknown/messages").isProblem(404, "not-found");
    admin.delete(QUARANTINE + "/unknown").isProblem(404, "not-found");
    admin.post(QUARANTINE, "{}").isProblem(405, "method-not-allowed");
    admin.with("Accept", "text/plain").get(QUARANTINE).isProblem(406, "not-acceptable");
    admin.get(QUARANTINE + "?limit=0").isProblem(400, "invalid-request");
    admin.get(QUARANTINE + "?cursor=x").isProblem(400, "invalid-cursor");
  }

  @Scenario
  void recordsAreSeenReadAndDeleted(Stage stage) {
    String tenant = stage.newTenant();
    Api boss = Administration.boss(stage, tenant);
    Api other = Administration.boss(stage, stage.newTenant());
    try (Store store = stage.openStore()) {
      putAside(store.workspace(new TenantId(tenant)));
    }

    boss.get(QUARANTINE + "?order=asc").is(200).assertItems("/id").containsExactly("e1", "e2");
    Answer page = boss.unrecorded().get(QUARANTINE + "?limit=1").is(200);
    page.assertItems("/record_id").containsExactly("canvas");
    boss.unrecorded()
        .get(QUARANTINE + "?limit=1&cursor=" + page.nextCursor().orElseThrow())
        .is(200)
        .assertItems("/record_id")
        .containsExactly("talk");
    boss.get(QUARANTINE + "/e1")
        .is(200)
        .has("/kind", "conversation")
        .has("/tenant", tenant)
        .has("/reason", "no session")
        .has("/source", "a file")
        .has("/record/message_count", 1);
    boss.get(QUARANTINE + "/e1/messages").is(200).has("/items/0/content", "lost");
    boss.get(QUARANTINE + "/e2/messages").isProblem(404, "not-found");
    other.get(QUARANTINE).is(200).has("/items", List.of());
    for (String id : List.of("e1", "e2")) {
      other.get(QUARANTINE + "/" + id).isProblem(404, "not-found");
      other.delete(QUARANTINE + "/" + id).isProblem(404, "not-found");
      boss.get(QUARANTINE + "/" + id).is(200);
      boss.delete(QUARANTINE + "/" + id).is(204);
      boss.get(QUARANTINE + "/" + id).isProblem(404, "not-found");
    }
    boss.get(QUARANTINE).is(200).has("/items", List.of());
    try (Store store = stage.openStore()) {
      Workspace workspace = store.workspace(new TenantId(tenant));
      boss.get(QUARANTINE)
          .satisfies(
              workspace.conversations().find(OWNER, "talk").isEmpty()
                  && workspace.canvases().find(OWNER, "canvas").isEmpty(),
              "the records are gone");
    }
  }

  private static void putAside(Workspace workspace) {
    workspace
        .users()
        .create(
            new User(
                OWNER, OWNER, null, null, Role.MEMBER, UserStatus.DISABLED, null, null, AT, AT, 1),
            null);
    workspace
        .conversations()
        .create(
            new Conversation(
                "talk", OWNER, "", null, null, null, null, false, null, 0, null, AT, AT, 1));
    workspace
        .messages()
        .append(
            new Message(
                "m",
                "talk",
                OWNER,
                "m",
                "user",
                new JsonText("\"lost\""),
                null,
                new JsonText("{}"),
                null,
                AT,
                AT,
                1));
    workspace.canvases().create(new Canvas("canvas", OWNER, "C", null, null, null, AT, AT, 1));
    entry(workspace, "e1", EntityKind.CONVERSATION, "talk");
    entry(workspace, "e2", EntityKind.CANVAS, "canvas");
  }

  private static void entry(Workspace workspace, String id, EntityKind kind, String recordId) {
    workspace
        .documents()
        .create(new QuarantineEntry(id, kind, recordId, "no session", "a file", AT).document());
  }
}
