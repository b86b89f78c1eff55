package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What belongs to others is answered as what does not exist. */
final class Isolation {
  private static final String UNKNOWN = "01890000-0000-7000-8000-000000000000";

  @Scenario
  void whatAnotherUserOwnsDoesNotExist(Stage stage) {
    everythingOf(stage.member(), stage.member());
  }

  @Scenario
  void anAdministratorSeesNoRecordsOfOthers(Stage stage) {
    everythingOf(stage.member(), stage.admin());
  }

  @Scenario
  void whatAnotherTenantHasDoesNotExist(Stage stage) {
    Api other = tenant(stage);
    everythingOf(stage.member(), other);
    everythingOf(other, stage.member());
  }

  @Scenario
  void twoTenantsMayHaveTheSameIdsAndNames(Stage stage) {
    Api one = stage.member();
    Api other = tenant(stage);
    for (Kind kind : List.of(Kind.CANVAS, Kind.CONVERSATION, Kind.DOCUMENT)) {
      String body =
          "{\"id\":\"same\"" + (kind.least().equals("{}") ? "}" : "," + kind.least().substring(1));
      one.post(kind.path(), body).is(201);
      other.post(kind.path(), body).is(201);
      one.patch(kind.path() + "/same", kind.patch()).is(200);
      other.get(kind.path() + "/same").is(200).has("/revision", 1);
      one.delete(kind.path() + "/same").is(204);
      other.get(kind.path() + "/same").is(200);
      other.delete(kind.path() + "/same").is(204);
    }
  }

  @Scenario
  void administratorsManageTheirOwnTenantOnly(Stage stage) {
    Answer mine = stage.register(stage.newName()).is(201);
    Api other = tenant(stage);
    String path = "/api/admin/users/" + mine.text("/user/id");
    Answer foreign = other.get(path).is(404);
    Answer unknown = other.get("/api/admin/users/" + UNKNOWN).is(404);
    same(foreign, mine.text("/user/id"), unknown, UNKNOWN);
    other.patch(path, json("{'role':'admin'}")).isProblem(404, "not-found");
    other.delete(path).isProblem(404, "not-found");
    other.get("/api/admin/tenants/default").isProblem(404, "not-found");
    other
        .post("/api/admin/tenants", Administration.tenant("more", "boss"))
        .isProblem(403, "forbidden");
    other.unrecorded().get("/api/admin/tenants").is(200).assertItems("/id").hasSize(1);
    other.get("/api/admin/users").is(200).assertItems("/username").containsExactly("boss");
  }

  /** All that {@code owner} has is tried by {@code stranger}. */
  private static void everythingOf(Api owner, Api stranger) {
    List<String> paths = new ArrayList<>();
    for (Kind kind : Kind.ALL) {
      paths.add(kind.path() + "/" + owner.post(kind.path(), kind.whole()).is(201).id());
    }
    String file = "/api/files/" + Files.text(owner, "mine").id();
    paths.add(file);
    String conversation = Messages.conversation(owner);
    paths.add(conversation + "/messages/" + Messages.append(owner, conversation, "m").id());
    paths.add(
        conversation
            + "/tickets/"
            + owner.post(conversation + "/tickets", json("{'title':'t'}")).is(201).id());
    for (String path : paths) {
      String id = path.substring(path.lastIndexOf('/') + 1);
      String unknown = path.substring(0, path.lastIndexOf('/') + 1) + UNKNOWN;
      same(stranger.get(path).is(404), id, stranger.get(unknown).is(404), UNKNOWN);
      same(stranger.patch(path, "{}").is(404), id, stranger.patch(unknown, "{}").is(404), UNKNOWN);
      same(stranger.delete(path).is(404), id, stranger.delete(unknown).is(404), UNKNOWN);
      owner.get(path).is(200).has("/revision", 1);
    }
    stranger.get(file + "/content").isProblem(404, "not-found");
    stranger.get(conversation + "/messages").isProblem(404, "not-found");
    stranger.get(conversation + "/tickets").isProblem(404, "not-found");
    stranger
        .post(conversation + "/messages", json("{'role':'user','content':1}"))
        .isProblem(404, "not-found");
    stranger
        .post(conversation + "/messages/bulk", json("{'messages':[{'role':'user','content':1}]}"))
        .isProblem(404, "not-found");
    stranger.post(conversation + "/tickets", json("{'title':'t'}")).isProblem(404, "not-found");
    stranger.post(conversation + "/share").isProblem(404, "not-found");
    stranger.delete(conversation + "/share").isProblem(404, "not-found");
    owner.get(conversation).is(200).has("/message_count", 1);
    Api listing = stranger.unrecorded();
    for (Kind kind : Kind.ALL) {
      listing.get(kind.path()).is(200).assertItems("/id").doesNotContainAnyElementsOf(ids(paths));
    }
  }

  /** Nothing tells the one answer from the other, but the id that was asked for. */
  private static void same(Answer one, String oneId, Answer other, String otherId) {
    one.satisfies(
        told(one, oneId).equals(told(other, otherId))
            && one.headers().keySet().equals(other.headers().keySet()),
        "the same as " + other);
  }

  private static String told(Answer answer, String id) {
    ObjectNode problem = (ObjectNode) answer.json();
    problem.remove("trace_id");
    return problem.toString().replace(id, "ID");
  }

  private static List<String> ids(List<String> paths) {
    return paths.stream().map(path -> path.substring(path.lastIndexOf('/') + 1)).toList();
  }

  /** The administrator of a new tenant. */
  private static Api tenant(Stage stage) {
    String id = stage.newTenant();
    stage
        .admin()
        .unrecorded()
        .post("/api/admin/tenants", Administration.tenant(id, "boss"))
        .is(201);
    return stage
        .anybody()
        .as(Administration.loginAt(stage, id, "boss").is(200).text("/access_token"));
  }
}
