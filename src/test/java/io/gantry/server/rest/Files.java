package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;

/** Files that are uploaded and given back. */
final class Files {
  /** One pixel. */
  static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4//8/AAX+Av6nNYGEAAAA"
                  + "AElFTkSuQmCC");

  @Scenario
  void aPictureComesBackByteForByte(Stage stage) {
    Api api = stage.member();
    Answer made =
        api.upload("/api/files", Form.file("dot é🚀.png", "image/png", PNG))
            .is(201)
            .has("/file_name", "dot é🚀.png")
            .has("/mime_type", "image/png")
            .has("/size", PNG.length)
            .has("/width", 1)
            .has("/height", 1);
    String path = "/api/files/" + made.id();
    made.hasHeader("Location", path).hasHeader("ETag", "\"1\"");
    api.get(path).is(200);
    Answer content = api.get(path + "/content").is(200).hasHeader("Content-Type", "image/png");
    content
        .satisfies(Arrays.equals(content.body(), PNG), "the same bytes")
        .hasHeader("X-Content-Type-Options", "nosniff");
    Answer head = api.head(path + "/content").is(200).hasHeader("Content-Type", "image/png");
    head.hasHeader("Content-Length", Integer.toString(PNG.length))
        .hasHeader("ETag", content.etag())
        .satisfies(head.body().length == 0, "HEAD has no body");
    api.with("If-None-Match", content.etag()).get(path + "/content").is(304);
  }

  @Scenario
  void theNameCanBeChangedAndNothingElse(Stage stage) {
    Api api = stage.member();
    String path = "/api/files/" + text(api, "a").id();
    api.with("If-Match", "\"1\"")
        .patch(path, json("{'file_name':'b.txt'}"))
        .is(200)
        .has("/file_name", "b.txt")
        .has("/revision", 2);
    api.with("If-Match", "\"1\"").patch(path, "{}").isProblem(412, "precondition-failed");
    api.patch(path, json("{'mime_type':'text/html'}")).isProblem(400, "invalid-request");
    api.patch(path, json("{'path':'../../etc/passwd'}")).isProblem(400, "invalid-request");
    api.with("If-None-Match", "\"2\"").get(path).is(304);
  }

  @Scenario
  void aDeletedFileIsGone(Stage stage) {
    Api api = stage.member();
    Api other = stage.member();
    String path = "/api/files/" + text(api, "same bytes").id();
    String kept = "/api/files/" + text(other, "same bytes").id();
    api.with("If-Match", "\"9\"").delete(path).isProblem(412, "precondition-failed");
    api.delete(path).is(204);
    api.get(path).isProblem(404, "not-found");
    api.get(path + "/content").isProblem(404, "not-found");
    api.head(path + "/content").is(404);
    other.get(kept + "/content").is(200).contains("same bytes");
    String bulk = text(api, "bulk").id();
    api.post("/api/files/bulk-delete", "{\"ids\":[\"" + bulk + "\"]}").is(200).has("/deleted", 1);
    api.get("/api/files/" + bulk + "/content").isProblem(404, "not-found");
  }

  @Scenario
  void whatIsNotWhatItSaysIsRefused(Stage stage) {
    Api api = stage.member();
    byte[] page = "<html><script>alert(1)</script></html>".getBytes(UTF_8);
    refuse(api, Form.file("a.html", "text/html", page));
    refuse(api, Form.file("a.svg", "image/svg+xml", "<svg/>".getBytes(UTF_8)));
    refuse(api, Form.file("a.png", "image/png", page));
    refuse(api, Form.file("a.gif", "image/gif", PNG));
    refuse(api, Form.file("a.txt", "text/plain", PNG));
    refuse(api, Form.file("a.pdf", "application/pdf", "no".getBytes(UTF_8)));
    api.get("/api/files").is(200).assertItems("/id").isEmpty();
  }

  @Scenario
  void whatIsTooLargeIsRefused(Stage stage) {
    Api api = stage.member();
    api.upload("/api/files", Form.file("most.bin", "application/octet-stream", new byte[1 << 20]))
        .is(201)
        .has("/size", 1 << 20);
    Api unrecorded = api.unrecorded();
    unrecorded
        .upload(
            "/api/files", Form.file("a.bin", "application/octet-stream", new byte[(1 << 20) + 1]))
        .isProblem(413, "content-too-large");
    unrecorded
        .upload("/api/files", Form.file("a.bin", "application/octet-stream", new byte[3 << 20]))
        .isProblem(413, "content-too-large");
    api.get("/api/files").is(200).assertItems("/file_name").containsExactly("most.bin");
  }

  @Scenario
  void anEmptyFileIsAFile(Stage stage) {
    Api api = stage.member();
    String path =
        "/api/files/"
            + api.upload("/api/files", Form.file("e.txt", "text/plain", new byte[0])).is(201).id();
    Answer content = api.get(path + "/content").is(200).hasHeader("Content-Length", "0");
    content.satisfies(content.body().length == 0, "no bytes");
  }

  @Scenario
  void namesCannotLeaveTheFolder(Stage stage) {
    Api api = stage.member();
    for (String name : java.util.List.of("../../x.txt", "/etc/x.txt", "C:\\\\x.txt")) {
      api.upload("/api/files", Form.file(name, "text/plain", "x".getBytes(UTF_8)))
          .is(201)
          .has("/file_name", "x.txt");
    }
  }

  @Scenario
  void formsThatAreNoneAreRefused(Stage stage) {
    Api api = stage.member();
    api.post("/api/files", "{}").isProblem(415, "unsupported-media-type");
    api.upload("/api/files", new Form("other", "a.txt", "text/plain", new byte[] {1}))
        .isProblem(400, "invalid-request");
    api.send("POST", "/api/files", "multipart/form-data; boundary=x", "nothing of a form")
        .isProblem(400, "invalid-request");
    api.send("POST", "/api/files", "multipart/form-data", "no boundary")
        .isProblem(400, "invalid-request");
    byte[] whole = Form.file("a.txt", "text/plain", "cut".getBytes(UTF_8)).bytes();
    api.send(
            "POST",
            "/api/files",
            Form.file("", "", whole).type(),
            new String(whole, ISO_8859_1).substring(0, whole.length - 30))
        .isProblem(400, "invalid-request");
  }

  static Answer text(Api api, String content) {
    return api.upload("/api/files", Form.file("a.txt", "text/plain", content.getBytes(UTF_8)))
        .is(201);
  }

  private static void refuse(Api api, Form form) {
    api.upload("/api/files", form).isProblem(415, "unsupported-media-type");
  }
}
