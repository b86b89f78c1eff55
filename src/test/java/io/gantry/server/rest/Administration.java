package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static io.gantry.server.rest.Json.string;

import java.util.List;

/** What administrators do, and nobody else. */
final class Administration {
  private static final String USERS = "/api/admin/users";
  private static final String TENANTS = "/api/admin/tenants";

  @Scenario
  void membersAreKeptOut(Stage stage) {
    Api member = stage.member();
    Api anybody = stage.anybody();
    for (String path :
        List.of(USERS, USERS + "/x", TENANTS, TENANTS + "/default", "/api/admin/store")) {
      member.get(path).isProblem(403, "forbidden");
      anybody.get(path).isProblem(401, "not-signed-in");
    }
    member.post(USERS, "{}").isProblem(403, "forbidden");
    member.post(TENANTS, "{}").isProblem(403, "forbidden");
    member.delete(TENANTS + "/default").isProblem(403, "forbidden");
  }

  @Scenario
  void usersAreMadeReadChangedAndDeleted(Stage stage) {
    Api admin = stage.admin();
    String name = stage.newName();
    Answer made =
        admin
            .post(USERS, user(name, ",'email':'" + name + "@example.org','role':'member'"))
            .is(201)
            .has("/username", name)
            .has("/role", "member")
            .lacks("hash")
            .lacks(Stage.PASSWORD);
    String path = USERS + "/" + made.id();
    made.hasHeader("Location", path);
    admin.get(path).is(200).hasHeader("ETag", made.etag());
    Answer signedIn = stage.login(name, Stage.PASSWORD).is(200);
    admin.patch(path, json("{'role':'admin','display_name':'D'}")).is(200).has("/role", "admin");
    stage
        .anybody()
        .as(stage.login(name, Stage.PASSWORD).is(200).text("/access_token"))
        .get(USERS + "?limit=1")
        .is(200);
    admin.delete(path).is(204);
    admin.get(path).isProblem(404, "not-found");
    stage.login(name, Stage.PASSWORD).is(401);
    stage
        .anybody()
        .as(signedIn.text("/access_token"))
        .get("/api/auth/me")
        .isProblem(401, "not-signed-in");
    admin.post(USERS, user(name, "")).is(201);
  }

  @Scenario
  void aDisabledUserIsOutAtOnce(Stage stage) {
    Api admin = stage.admin();
    String name = stage.newName();
    Answer signedIn = stage.register(name).is(201);
    String path = USERS + "/" + signedIn.text("/user/id");
    admin.patch(path, json("{'status':'disabled'}")).is(200).has("/status", "disabled");
    stage
        .anybody()
        .as(signedIn.text("/access_token"))
        .get("/api/auth/me")
        .isProblem(401, "not-signed-in");
    Answer refused = stage.login(name, Stage.PASSWORD);
    refused.satisfies(refused.status() == 401 || refused.status() == 403, "cannot sign in");
    admin.patch(path, json("{'status':'active'}")).is(200);
    stage.login(name, Stage.PASSWORD).is(200);
  }

  @Scenario
  void wrongUsersAreRefused(Stage stage) {
    Api admin = stage.admin();
    String name = stage.newName();
    admin.post(USERS, user(name, "")).is(201);
    admin
        .post(USERS, user(name.toUpperCase(java.util.Locale.ROOT), ""))
        .isProblem(409, "already-exists")
        .blames("/username");
    admin
        .post(USERS, user(name + "x", ",'role':'king'"))
        .isProblem(400, "invalid-request")
        .blames("/role");
    admin.get(USERS + "/unknown").isProblem(404, "not-found");
    admin.patch(USERS + "/unknown", "{}").isProblem(404, "not-found");
    admin.delete(USERS + "/unknown").isProblem(404, "not-found");
  }

  @Scenario
  void usersAreListedInPages(Stage stage) {
    Api admin = stage.admin().unrecorded();
    String name = stage.newName();
    stage.register(name).is(201);
    Answer page = admin.get(USERS + "?limit=1&order=desc").is(200).lacks("hash");
    page.assertItems("/username").containsExactly(name);
    admin.get(USERS + "?limit=1&order=desc&cursor=" + page.nextCursor().orElseThrow()).is(200);
    admin.get(USERS + "?cursor=x").isProblem(400, "invalid-cursor");
    admin.get(USERS + "?limit=0").isProblem(400, "invalid-request");
  }

  @Scenario
  void tenantsAreMadeReadChangedAndDeleted(Stage stage) {
    Api admin = stage.admin();
    String id = stage.newTenant();
    String path = TENANTS + "/" + id;
    Answer made = admin.post(TENANTS, tenant(id, "boss")).is(201).has("/id", id).has("/name", "T");
    made.hasHeader("Location", path);
    admin.get(path).is(200);
    admin.post(TENANTS, tenant(id, "boss")).isProblem(409, "already-exists");
    Api boss = stage.anybody().as(loginAt(stage, id, "boss").is(200).text("/access_token"));
    boss.post("/api/canvases", json("{'name':'in the tenant'}")).is(201);
    admin.patch(path, json("{'name':'Other'}")).is(200).has("/name", "Other");
    admin.patch(path, json("{'status':'suspended'}")).is(200).has("/status", "suspended");
    boss.get("/api/canvases").isProblem(401, "not-signed-in");
    Answer refused = loginAt(stage, id, "boss");
    refused.satisfies(refused.status() == 401 || refused.status() == 403, "cannot sign in");
    admin.delete(path).isProblem(400, "invalid-request").blamesParameter("confirm");
    admin.delete(path + "?confirm=" + id).is(204);
    admin.get(path).isProblem(404, "not-found");
    loginAt(stage, id, "boss").is(401);
    admin.post(TENANTS, tenant(id, "boss")).is(201);
    Api again = stage.anybody().as(loginAt(stage, id, "boss").is(200).text("/access_token"));
    again.get("/api/canvases").is(200).has("/items", List.of());
  }

  @Scenario
  void wrongTenantsAreRefused(Stage stage) {
    Api admin = stage.admin();
    for (String id : List.of("", "Upper", "a b", "x".repeat(200), "a/b")) {
      admin.post(TENANTS, tenant(id, "boss")).isProblem(400, "invalid-request").blames("/id");
    }
    admin.get(TENANTS + "/unknown").isProblem(404, "not-found");
    admin.delete(TENANTS + "/unknown?confirm=unknown").isProblem(404, "not-found");
    admin.delete(TENANTS + "/default?confirm=default").isProblem(403, "forbidden");
    admin.get(TENANTS).is(200);
  }

  @Scenario
  void theStoreIsDescribed(Stage stage) {
    stage
        .admin()
        .unrecorded()
        .get("/api/admin/store")
        .is(200)
        .has("/connected", true)
        .has("/schema", "up_to_date")
        .assertText("/provider")
        .matches("sqlite|postgresql|dynamodb");
  }

  static String tenant(String id, String admin) {
    return "{\"id\":"
        + string(id)
        + ",\"name\":\"T\",\"admin\":{\"username\":"
        + string(admin)
        + ",\"password\":"
        + string(Stage.PASSWORD)
        + "}}";
  }

  /** The administrator of a new tenant. */
  static Api boss(Stage stage, String tenant) {
    stage.admin().unrecorded().post("/api/admin/tenants", tenant(tenant, "boss")).is(201);
    return stage.anybody().as(loginAt(stage, tenant, "boss").is(200).text("/access_token"));
  }

  static Answer loginAt(Stage stage, String tenant, String name) {
    return stage
        .anybody()
        .unrecorded()
        .post(
            "/api/auth/login",
            "{\"tenant\":"
                + string(tenant)
                + ",\"username\":"
                + string(name)
                + ",\"password\":"
                + string(Stage.PASSWORD)
                + "}");
  }

  private static String user(String name, String more) {
    return "{\"username\":"
        + string(name)
        + ",\"password\":"
        + string(Stage.PASSWORD)
        + json(more)
        + "}";
  }
}
