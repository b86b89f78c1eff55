package io.gantry.server.rest;

import java.util.List;

/** Addresses that no honest client asks for. */
final class OddAddresses {
  @Scenario
  void unknownAddressesAreProblems(Stage stage) {
    Api api = stage.member();
    for (String path :
        List.of(
            "/api",
            "/api/",
            "/api/nowhere",
            "/api/canvases/x/y",
            "/api/conversations/x/messages/y/z",
            "/nowhere",
            "/index.html",
            "/favicon.ico",
            "/WEB-INF/web.xml",
            "/META-INF/MANIFEST.MF",
            "/web-inf/web.xml",
            "/api/application.wadl")) {
      api.get(path).isProblem(404, "not-found");
    }
    stage.anybody().get("/api/nowhere").isProblem(404, "not-found");
  }

  @Scenario
  void tricksWithPathsLeadNowhere(Stage stage) {
    Api api = stage.member();
    for (String path :
        List.of(
            "//api//canvases//",
            "/api//canvases",
            "/api/canvases//",
            "/api/canvases/%2e%2e/workflows",
            "/api/canvases/..%2fworkflows",
            "/api/canvases/%2e%2e%2f%2e%2e%2fWEB-INF%2fweb.xml",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/api-docs/%2e%2e/WEB-INF/web.xml",
            "/api/canvases/%00",
            "/api/canvases/x%00.json",
            "/api/canvases/%0d%0aSet-Cookie:x=1",
            "/api/canvases/%ff",
            "/api/canvases/%c0%af",
            "/api/canvases/%F0%9F%9A%80",
            "/api/canvases/x;a=b",
            "/api/canvases/" + "x".repeat(129))) {
      refused(raw(api, stage, path), 400, 404);
    }
  }

  @Scenario
  void escapesThatAreNoneGetNothing(Stage stage) {
    // The server gives up on them before any application is asked; its status is of no use (200 on
    // Payara 6.2025.10), but nothing may come with it.
    Api api = stage.member().unrecorded();
    for (String path : List.of("/api/canvases/%", "/api/canvases/%zz", "/api/canvases/%4")) {
      Answer answer = raw(api, stage, path);
      answer.satisfies(answer.body().length == 0 || answer.status() >= 400, "nothing");
    }
  }

  @Scenario
  void aVeryLongAddressIsRefused(Stage stage) {
    Api api = stage.member();
    refused(raw(api.unrecorded(), stage, "/api/canvases/" + "x".repeat(4_000)), 404, 414);
    refused(
        raw(api.unrecorded(), stage, "/api/canvases/" + "x".repeat(60_000)), 400, 404, 414, 431);
  }

  @Scenario
  void veryManyHeadersAreRefused(Stage stage) {
    StringBuilder headers = new StringBuilder();
    for (int number = 0; number < 500; number++) {
      headers.append("X-Header-").append(number).append(": x\r\n");
    }
    Api api = stage.anybody().unrecorded();
    refused(sent(api, "/api/canvases", headers.toString()), 400, 401, 431);
    refused(sent(api, "/api/canvases", "X-Long: " + "x".repeat(100_000) + "\r\n"), 400, 431);
  }

  @Scenario
  void brokenRequestsAreRefused(Stage stage) {
    Api api = stage.anybody().unrecorded();
    for (String bytes :
        List.of(
            "GET /api/canvases HTTP/1.1\r\nConnection: close\r\n\r\n",
            "GET /api/can vases HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n",
            "GET /api/\u0001 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n",
            "POST /api/auth/login HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: x\r\n\r\n{}",
            "POST /api/auth/login HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")) {
      refused(api.sendRaw(Request.of("RAW", "/*"), bytes), 400, 401, 404, 505);
    }
  }

  @Scenario
  void unknownParametersAreIgnoredAndOddOnesHarmless(Stage stage) {
    Api api = stage.member();
    api.get("/api/canvases?unknown=1&&=&a=b=c").is(200);
    api.get("/api/canvases?limit=1&limit=2").is(200);
    refused(raw(api, stage, "/api/canvases?title=%zz"), 200, 400);
    refused(raw(api, stage, "/api/canvases?title=%ff"), 200, 400);
    api.get("/api/canvases?title=%00").is(200);
  }

  private static Answer raw(Api api, Stage stage, String path) {
    // The JDK's client would refuse to send some of them.
    String token = stage.register(stage.newName()).is(201).text("/access_token");
    return api.sendRaw(
        Request.of("GET", path),
        "GET "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
            + token
            + "\r\n\r\n");
  }

  private static Answer sent(Api api, String path, String headers) {
    return api.sendRaw(
        Request.of("GET", path),
        "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers + "\r\n");
  }

  private static void refused(Answer answer, Integer... statuses) {
    answer
        .satisfies(List.of(statuses).contains(answer.status()), "one of " + List.of(statuses))
        .lacks("<html")
        .lacks("<web-app")
        .lacks("root:")
        .satisfies(answer.header("Set-Cookie").isEmpty(), "no header from the address");
  }
}
