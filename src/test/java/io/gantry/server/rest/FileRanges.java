package io.gantry.server.rest;

/** Parts of files (RFC 9110, section 14). */
final class FileRanges {
  private static final String CONTENT = "0123456789";

  @Scenario
  void aPartIsGiven(Stage stage) {
    Api api = stage.member();
    String path = content(api);
    part(api, path, "bytes=0-0", "0", "bytes 0-0/10");
    part(api, path, "bytes=2-4", "234", "bytes 2-4/10");
    part(api, path, "bytes=7-", "789", "bytes 7-9/10");
    part(api, path, "bytes=-3", "789", "bytes 7-9/10");
    part(api, path, "bytes=-99", CONTENT, "bytes 0-9/10");
    part(api, path, "bytes=8-99", "89", "bytes 8-9/10");
    part(api, path, "bytes=8-" + "9".repeat(30), "89", "bytes 8-9/10");
    part(api, path, "bytes=-" + "9".repeat(30), CONTENT, "bytes 0-9/10");
  }

  @Scenario
  void aPartOutsideIsRefused(Stage stage) {
    Api api = stage.member();
    String path = content(api);
    for (String range :
        java.util.List.of(
            "bytes=10-", "bytes=10-12", "bytes=-0", "bytes=" + "9".repeat(30) + "-")) {
      api.with("Range", range)
          .get(path)
          .isProblem(416, "range-not-satisfiable")
          .hasHeader("Content-Range", "bytes */10");
    }
  }

  @Scenario
  void whatIsNoRangeGivesTheWhole(Stage stage) {
    Api api = stage.member();
    String path = content(api);
    for (String range : java.util.List.of("bytes=4-2", "lines=1-2", "bytes=x-y", "bytes=", "x")) {
      api.with("Range", range).get(path).is(200).contains(CONTENT);
    }
  }

  @Scenario
  void aPartOfAnotherFileIsNotMixedIn(Stage stage) {
    Api api = stage.member();
    String path = content(api);
    String tag = api.get(path).is(200).hasHeader("Accept-Ranges", "bytes").etag();
    Api ranged = api.with("Range", "bytes=1-2");
    ranged.with("If-Range", tag).get(path).is(206).contains("12");
    ranged.with("If-Range", "\"other\"").get(path).is(200).contains(CONTENT);
  }

  private static String content(Api api) {
    return "/api/files/" + Files.text(api, CONTENT).id() + "/content";
  }

  private static void part(Api api, String path, String range, String bytes, String place) {
    Answer answer = api.with("Range", range).get(path).is(206).hasHeader("Content-Range", place);
    answer.satisfies(answer.text().equals(bytes), "exactly " + bytes);
    answer.hasHeader("Content-Length", Integer.toString(bytes.length()));
  }
}
