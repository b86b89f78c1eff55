package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Lists in pages. */
final class Paging {
  @Scenario
  void everyListGivesEachRecordOnceInItsOrder(Stage stage) {
    Api api = stage.member();
    for (Kind kind : Kind.ALL) {
      List<String> made = new ArrayList<>();
      for (int count = 0; count < 7; count++) {
        made.add(api.post(kind.path(), kind.least()).is(201).id());
      }
      List<String> newestFirst = new ArrayList<>(made);
      Collections.reverse(newestFirst);
      Answer whole = api.get(kind.path()).is(200).has("/next_cursor", null);
      whole.assertItems("/id").containsExactlyElementsOf(newestFirst);
      walk(api, kind.path(), 3, newestFirst);
      walk(api, kind.path() + "?order=asc", 2, made);
      walk(api, kind.path() + "?order=desc", 7, newestFirst);
    }
  }

  @Scenario
  void messagesAndTicketsAreOldestFirst(Stage stage) {
    Api api = stage.member();
    String conversation = "/api/conversations/" + api.post("/api/conversations", "{}").is(201).id();
    for (String kind : List.of("/messages", "/tickets")) {
      List<String> made = new ArrayList<>();
      for (int count = 0; count < 5; count++) {
        made.add(api.post(conversation + kind, body(kind)).is(201).id());
      }
      walk(api, conversation + kind, 2, made);
      Collections.reverse(made);
      walk(api, conversation + kind + "?order=desc", 2, made);
    }
  }

  @Scenario
  void limitsHaveEdges(Stage stage) {
    Api api = stage.member();
    for (int count = 0; count < 2; count++) {
      api.post("/api/canvases", json("{'name':'c'}")).is(201);
    }
    for (String path : lists(api)) {
      api.get(path + "?limit=1").is(200);
      api.get(path + "?limit=200").is(200);
      for (String bad : List.of("0", "201", "-1", "x", "", "1.5", "99999999999", "%201")) {
        api.get(path + "?limit=" + bad).isProblem(400, "invalid-request").blamesParameter("limit");
      }
      api.get(path + "?order=sideways").isProblem(400, "invalid-request").blamesParameter("order");
    }
  }

  @Scenario
  void cursorsAreGoodForTheirListOnly(Stage stage) {
    Api api = stage.member();
    Api other = stage.member();
    for (int count = 0; count < 2; count++) {
      api.post("/api/canvases", json("{'name':'c'}")).is(201);
      api.post("/api/workflows", json("{'name':'w'}")).is(201);
      other.post("/api/canvases", json("{'name':'c'}")).is(201);
    }
    String cursor = api.get("/api/canvases?limit=1").is(200).nextCursor().orElseThrow();
    api.get("/api/canvases?limit=1&cursor=" + cursor).is(200);
    api.get("/api/canvases?limit=200&cursor=" + cursor).is(200);
    for (String bad :
        List.of(
            "x",
            "%F0%9F%9A%80",
            cursor + "A",
            cursor.substring(1),
            flipped(cursor),
            "A".repeat(3_000))) {
      api.unrecorded()
          .get("/api/canvases?cursor=" + bad)
          .isProblem(400, "invalid-cursor")
          .blamesParameter("cursor");
    }
    other.get("/api/canvases?cursor=" + cursor).isProblem(400, "invalid-cursor");
    api.get("/api/workflows?cursor=" + cursor).isProblem(400, "invalid-cursor");
    api.get("/api/canvases?order=asc&cursor=" + cursor).isProblem(400, "invalid-cursor");
    api.get("/api/canvases?title=c&cursor=" + cursor).isProblem(400, "invalid-cursor");
  }

  @Scenario
  void aCursorOutlivesTheRecordItStandsAt(Stage stage) {
    Api api = stage.member();
    List<String> made = new ArrayList<>();
    for (int count = 0; count < 4; count++) {
      made.add(api.post("/api/canvases", json("{'name':'c'}")).is(201).id());
    }
    String cursor = api.get("/api/canvases?limit=2").is(200).nextCursor().orElseThrow();
    api.delete("/api/canvases/" + made.get(2)).is(204);
    api.get("/api/canvases?limit=2&cursor=" + cursor)
        .is(200)
        .assertItems("/id")
        .containsExactly(made.get(1), made.get(0));
  }

  private static void walk(Api api, String path, int limit, List<String> wanted) {
    List<String> seen = new ArrayList<>();
    String join = path.contains("?") ? "&" : "?";
    Optional<String> cursor = Optional.empty();
    int pages = 0;
    Answer page;
    do {
      String next = cursor.map(text -> "&cursor=" + text).orElse("");
      page = api.get(path + join + "limit=" + limit + next).is(200);
      seen.addAll(page.items("/id"));
      cursor = page.nextCursor();
      pages++;
    } while (cursor.isPresent() && pages <= wanted.size() + 1);
    page.satisfies(seen.equals(wanted), "seen " + seen + ", wanted " + wanted);
    page.satisfies(
        pages == (wanted.size() + limit - 1) / limit, "no empty last page, pages " + pages);
  }

  private static List<String> lists(Api api) {
    List<String> lists = new ArrayList<>(Kind.ALL.stream().map(Kind::path).toList());
    String conversation = "/api/conversations/" + api.post("/api/conversations", "{}").is(201).id();
    lists.addAll(
        List.of(
            conversation + "/messages",
            conversation + "/tickets",
            "/api/files",
            "/api/auth/sessions"));
    return lists;
  }

  private static String body(String kind) {
    return json(kind.equals("/tickets") ? "{'title':'t'}" : "{'role':'user','content':1}");
  }

  /** Another letter in the middle, where it carries meaning. */
  private static String flipped(String cursor) {
    int middle = cursor.length() / 2;
    char other = cursor.charAt(middle) == 'A' ? 'B' : 'A';
    return cursor.substring(0, middle) + other + cursor.substring(middle + 1);
  }
}
