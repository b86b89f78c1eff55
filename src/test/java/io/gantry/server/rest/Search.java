package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

import java.util.List;

/** Lists that are narrowed by metadata. */
final class Search {
  @Scenario
  void documentsAreFoundByTitleTypeAndDepartment(Stage stage) {
    Api api = stage.member();
    document(api, "Holiday Übersicht", "procedure", "People");
    document(api, "holiday plan 100%", "file", "PEOPLE");
    document(api, "Budget_2026", "file", "Finance");
    api.post("/api/documents", json("{'doc_type':'file'}")).is(201);
    find(api, "/api/documents?title=HOLIDAY", "holiday plan 100%", "Holiday Übersicht");
    find(api, "/api/documents?title=%C3%BCBER", "Holiday Übersicht");
    find(api, "/api/documents?title=%25", "holiday plan 100%");
    find(api, "/api/documents?title=_", "Budget_2026");
    find(api, "/api/documents?title=nothing");
    find(api, "/api/documents?type=procedure", "Holiday Übersicht");
    find(api, "/api/documents?type=Procedure");
    find(api, "/api/documents?department=people", "holiday plan 100%", "Holiday Übersicht");
    find(api, "/api/documents?department=people&type=file", "holiday plan 100%");
  }

  @Scenario
  void conversationsAreFoundByTitleModeAndState(Stage stage) {
    Api api = stage.member();
    conversation(api, "Straße", "agent", false);
    conversation(api, "strasse", "chat", true);
    conversation(api, "Weg 'x'\" -- ", "agent", true);
    find(api, "/api/conversations?mode=agent", "Weg 'x'\" -- ", "Straße");
    find(api, "/api/conversations?archived=true", "Weg 'x'\" -- ", "strasse");
    find(api, "/api/conversations?archived=false", "Straße");
    find(api, "/api/conversations?archived=true&mode=agent", "Weg 'x'\" -- ");
    find(api, "/api/conversations?title=%27x%27%22%20--", "Weg 'x'\" -- ");
    api.get("/api/conversations?title=stra%C3%9Fe").is(200);
    api.get("/api/conversations?archived=maybe")
        .isProblem(400, "invalid-request")
        .blamesParameter("archived");
  }

  @Scenario
  void aRangeOfTimeIncludesItsStartAndNotItsEnd(Stage stage) {
    Api api = stage.member();
    Answer first = api.post("/api/canvases", json("{'name':'1'}")).is(201);
    Answer second = api.post("/api/canvases", json("{'name':'2'}")).is(201);
    String start = first.text("/updated_at");
    String end = second.text("/updated_at");
    find(api.unrecorded(), "/api/canvases?from=" + start + "&to=" + end, "1");
    find(api.unrecorded(), "/api/canvases?from=" + end, "2");
    find(api, "/api/canvases?from=2000-01-01", "2", "1");
    find(api, "/api/canvases?to=2000-01-01T00:00:00Z");
    find(api, "/api/canvases?to=2000-01-01T00:00:00%2B02:00");
    for (String bad : List.of("yesterday", "2026-13-01", "2026-01-01T00:00:00", "12")) {
      api.get("/api/canvases?from=" + bad)
          .isProblem(400, "invalid-request")
          .blamesParameter("from");
    }
  }

  @Scenario
  void filtersGoWithPages(Stage stage) {
    Api api = stage.member();
    for (int number = 0; number < 9; number++) {
      document(api, (number % 3 == 0 ? "wanted " : "other ") + number, "file", "D");
    }
    Answer page = api.get("/api/documents?title=wanted&limit=2").is(200);
    page.assertItems("/title").containsExactly("wanted 6", "wanted 3");
    String cursor = page.nextCursor().orElseThrow();
    api.get("/api/documents?title=wanted&limit=2&cursor=" + cursor)
        .is(200)
        .has("/next_cursor", null)
        .assertItems("/title")
        .containsExactly("wanted 0");
  }

  @Scenario
  void filtersHaveLimits(Stage stage) {
    Api api = stage.member();
    api.get("/api/documents?title=" + "x".repeat(200)).is(200);
    api.get("/api/documents?title=" + "x".repeat(201))
        .isProblem(400, "invalid-request")
        .blamesParameter("title");
  }

  private static void find(Api api, String path, String... titles) {
    String field = path.startsWith("/api/canvases") ? "/name" : "/title";
    api.get(path).is(200).assertItems(field).containsExactly(titles);
  }

  private static void document(Api api, String title, String type, String department) {
    api.post(
            "/api/documents",
            "{\"doc_type\":"
                + Json.string(type)
                + ",\"title\":"
                + Json.string(title)
                + ",\"department\":"
                + Json.string(department)
                + "}")
        .is(201);
  }

  private static void conversation(Api api, String title, String mode, boolean archived) {
    api.post(
            "/api/conversations",
            "{\"title\":"
                + Json.string(title)
                + ",\"mode\":"
                + Json.string(mode)
                + ",\"archived\":"
                + archived
                + "}")
        .is(201);
  }
}
