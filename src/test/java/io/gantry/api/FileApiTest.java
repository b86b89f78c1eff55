package io.gantry.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.ApiHarness.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileApiTest {

  private static final byte[] PNG =
      "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\u0002\u0080\0\0\u0001\u00e0\u0008\u0006\0\0\0pixels"
          .getBytes(ISO_8859_1);

  @TempDir private Path folder;
  private ApiHarness api;

  @BeforeEach
  void startApi() {
    api = new ApiHarness(folder);
  }

  private Answer upload(String name, String type, byte[] bytes, Map<String, String> headers) {
    return uploadAs("file", name, type, bytes, headers);
  }

  private Answer uploadAs(
      String field, String name, String type, byte[] bytes, Map<String, String> headers) {
    String boundary = "b" + bytes.length + headers.size();
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\""
                + field
                + "\"; filename=\""
                + name
                + "\"\r\nContent-Type: "
                + type
                + "\r\n\r\n")
            .getBytes(UTF_8));
    form.writeBytes(bytes);
    form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "multipart/form-data; boundary=" + boundary);
    return api.sendBytes("POST", "files", form.toByteArray(), all);
  }

  private long storedFiles() throws IOException {
    try (Stream<Path> paths = Files.walk(folder.resolve("files"))) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void aPartWithoutNameIsNoFile() {
    byte[] form = "--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n".getBytes(UTF_8);

    Answer answer =
        api.sendBytes(
            "POST", "files", form, Map.of("Content-Type", "multipart/form-data; boundary=b"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("is required in the form");
  }

  @Test
  void anUploadIsMeasuredAndGivenBack() {
    Answer uploaded = upload("/home/x/\u00e9 \uD83D\uDE00.png", "image/png", PNG, Map.of());

    assertThat(uploaded.status()).isEqualTo(201);
    assertThat(uploaded.body())
        .contains("\"file_name\":\"\u00e9 \uD83D\uDE00.png\"", "\"mime_type\":\"image/png\"")
        .contains("\"size\":" + PNG.length, "\"width\":640", "\"height\":480");
    Answer content = api.get("files/" + uploaded.member("id") + "/content");
    assertThat(content.bytes()).isEqualTo(PNG);
    assertThat(content.headers())
        .containsEntry("Content-Type", "image/png")
        .containsEntry("Content-Length", "" + PNG.length)
        .containsEntry("ETag", "\"" + uploaded.member("sha256") + "\"")
        .containsEntry("Accept-Ranges", "bytes")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Content-Disposition", "inline; filename*=UTF-8''%C3%A9%20%F0%9F%98%80.png");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-2, 206, abc, bytes 0-2/10",
    "bytes=7-, 206, hij, bytes 7-9/10",
    "bytes=7-99, 206, hij, bytes 7-9/10",
    "bytes=-4, 206, ghij, bytes 6-9/10",
    "bytes=-99, 206, abcdefghij, bytes 0-9/10",
    "bytes=7-99999999999999999999, 206, hij, bytes 7-9/10",
    "bytes=99999999999999999999-, 416, , bytes */10",
    "bytes=10-, 416, , bytes */10",
    "bytes=-0, 416, , bytes */10",
    "bytes=5-2, 200, abcdefghij, ",
    "'bytes=0-1,3-4', 200, abcdefghij, ",
    "items=0-1, 200, abcdefghij, ",
    "bytes=-, 200, abcdefghij, "
  })
  void aPartIsGivenWhenItIsAskedFor(String range, int status, String body, String contentRange) {
    String id = upload("a.txt", "text/plain", "abcdefghij".getBytes(UTF_8), Map.of()).member("id");

    Answer answer = api.send("GET", "files/" + id + "/content", null, Map.of("Range", range));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers().get("Content-Range")).isEqualTo(contentRange);
    if (status != 416) {
      assertThat(answer.body()).isEqualTo(body);
    }
  }

  @Test
  void contentKnowsWhatTheClientHas() {
    Answer file = upload("a.txt", "text/plain", "abc".getBytes(UTF_8), Map.of());
    String path = "files/" + file.member("id") + "/content";
    String tag = "\"" + file.member("sha256") + "\"";

    assertThat(api.send("GET", path, null, Map.of("If-None-Match", tag)).status()).isEqualTo(304);
    assertThat(
            api.send("GET", path, null, Map.of("Range", "bytes=0-0", "If-Range", "\"x\"")).body())
        .isEqualTo("abc");
    assertThat(api.send("GET", path, null, Map.of("Range", "bytes=0-0", "If-Range", tag)).body())
        .isEqualTo("a");
    Answer head = api.send("HEAD", path, null, Map.of());
    assertThat(head.headers()).containsEntry("Content-Length", "3");
    assertThat(head.bytes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "image/png, text, 415",
    "image/jpeg, png, 415",
    "text/html, text, 415",
    "image/svg+xml, text, 415",
    "text/plain, png, 415",
    "application/octet-stream, png, 201",
    "application/octet-stream, text, 201",
    "text/plain; charset=utf-8, text, 201",
    "application/pdf, text, 415"
  })
  void aFileMustBeWhatItSaysItIs(String type, String content, int status) throws IOException {
    byte[] bytes = content.equals("png") ? PNG : "text".getBytes(UTF_8);

    assertThat(upload("f", type, bytes, Map.of()).status()).isEqualTo(status);
    assertThat(storedFiles()).isEqualTo(status == 201 ? 1 : 0);
  }

  @Test
  void anUploadHasALimit() throws IOException {
    byte[] most = new byte[ApiHarness.MAX_FILE_BYTES];

    assertThat(upload("f", "text/plain", most, Map.of()).status()).isEqualTo(201);
    assertThat(upload("f", "text/plain", new byte[most.length + 1], Map.of()).status())
        .isEqualTo(413);
    assertThat(upload("f", "text/plain", new byte[most.length * 3], Map.of()).status())
        .isEqualTo(413);
    assertThat(storedFiles()).isEqualTo(1);
  }

  @Test
  void theFormMustHoldAFile() {
    assertThat(uploadAs("other", "f", "text/plain", new byte[1], Map.of()).body())
        .contains("\"parameter\":\"file\"");
    assertThat(api.post("files", "{}").status()).isEqualTo(415);
  }

  @Test
  void deletingTakesTheBytesAlong() throws IOException {
    String id = upload("f", "text/plain", new byte[1], Map.of()).member("id");
    String other = upload("g", "text/plain", new byte[1], Map.of()).member("id");

    assertThat(api.delete("files/" + id).status()).isEqualTo(204);
    assertThat(storedFiles()).isEqualTo(1);
    assertThat(api.send("DELETE", "files/" + other, null, Map.of("If-Match", "\"1\"")).status())
        .isEqualTo(204);
    assertThat(storedFiles()).isZero();
    assertThat(api.get("files/" + id + "/content").status()).isEqualTo(404);
  }

  @Test
  void onlyTheNameCanBePatched() {
    String id = upload("f", "text/plain", new byte[1], Map.of()).member("id");

    assertThat(api.patch("files/" + id, "{\"file_name\":\"g\"}").body())
        .contains("\"file_name\":\"g\"", "\"revision\":2");
    assertThat(api.patch("files/" + id, "{\"path\":\"x\"}").status()).isEqualTo(400);
  }

  @Test
  void theSameUploadIsStoredOnce() throws IOException {
    Answer first = upload("f", "text/plain", new byte[3], Map.of("Idempotency-Key", "k"));
    Answer again =
        upload("f", "text/plain", new byte[3], Map.of("Idempotency-Key", "k", "X-Other", "1"));
    Answer other = upload("f", "text/plain", new byte[4], Map.of("Idempotency-Key", "k"));

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(422);
    assertThat(storedFiles()).isEqualTo(1);
  }

  @Test
  void filesOfOthersAreUnknown() {
    String id = upload("f", "text/plain", new byte[1], Map.of()).member("id");

    assertThat(api.as("bob").get("files/" + id + "/content").status()).isEqualTo(404);
    assertThat(api.as("bob").delete("files/" + id).status()).isEqualTo(404);
  }
}
