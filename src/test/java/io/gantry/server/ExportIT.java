package io.gantry.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.CursorCodec;
import io.gantry.common.JsonText;
import io.gantry.config.ActiveChoice;
import io.gantry.config.ActiveFile;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.Provider;
import io.gantry.store.Store;
import io.gantry.store.relational.RelationalStore;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of exports that take long because their clients are slow, leave, or are cut off. */
class ExportIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  /** More together than all buffers between a server and a client that does not read. */
  private static final int MESSAGES = 64;

  private static final int CHARACTERS = 1_000_000;

  @TempDir private static Path folder;
  private static GantryServer server;

  private String token;

  @BeforeAll
  static void aServerWithASmallHeap() {
    fill(folder.resolve("large.db"));
    server = GantryServer.start(Map.of("GANTRY_JAVA_OPTIONS", "-Xmx256m -XX:TieredStopAtLevel=1"));
  }

  @BeforeEach
  void onAStoreOfLargeMessages() throws IOException, InterruptedException {
    choose("large.db");
    HttpRequest request =
        HttpRequest.newBuilder(server.base().resolve("/api/auth/login"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"username\":\"admin\",\"password\":\"admin123\"}"))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    Matcher found = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer.body());
    assertThat(found.find()).as(answer.body()).isTrue();
    token = found.group(1);
  }

  @AfterEach
  void onTheOther() throws IOException, InterruptedException {
    choose("other.db");
  }

  /** Has the server change to a store, which it is not on. */
  private static void choose(String file) throws IOException, InterruptedException {
    long before = switches();
    String url = "sqlite:" + folder.resolve(file);
    ActiveFile.in(server.home())
        .write(
            new ActiveChoice(
                Map.of("DATABASE_PROVIDER", "sqlite", "DATABASE_URL", url, "SCHEMA_VERSION", "7")));
    await(() -> switches() > before);
  }

  private static long switches() {
    return server.output().lines().filter(line -> line.contains("Switched to ")).count();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void fill(Path file) {
    try (Store store =
        RelationalStore.of(
            RelationalStore.Options.of(Provider.SQLITE, "sqlite:" + file),
            new CursorCodec(new byte[32]),
            null)) {
      store.prepare();
      TenantAccess access = TenantAccess.acrossAllTenants("test");
      BulkLoad load = new BulkLoad("fill", BulkLoad.Into.EMPTY);
      try (BulkWriter writer = store.bulkWriter(access, load)) {
        TenantId tenant = TenantId.DEFAULT;
        write(writer, new Tenant(tenant, "Default", TenantStatus.ACTIVE, AT, AT, 1));
        write(
            writer,
            new Conversation(
                "c", "ann", "Large", null, null, null, null, false, null, MESSAGES, AT, AT, AT, 1));
        JsonText content = new JsonText("\"" + "x".repeat(CHARACTERS) + "\"");
        for (int number = 0; number < MESSAGES; number++) {
          String id = String.format("m%03d", number);
          write(
              writer,
              new Message(
                  id, "c", "ann", id, "user", content, null, new JsonText("{}"), null, AT, AT, 1));
        }
        writer.complete();
      }
    }
  }

  private static void write(BulkWriter writer, Object value) {
    writer.write(List.of(BulkRecord.of(TenantId.DEFAULT, value)), Map.of());
  }

  /** A client that has read the headers, and reads on when it likes. */
  private static final class SlowClient implements AutoCloseable {

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final long length;

    SlowClient(String token) throws IOException {
      URI base = server.base();
      socket.setReceiveBufferSize(64 * 1024);
      socket.setSoTimeout((int) LIMIT.toMillis());
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
      String request =
          "GET /api/admin/export HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
              + token
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      in = new DataInputStream(socket.getInputStream());
      String status = line();
      assertThat(status).startsWith("HTTP/1.1 200");
      long found = -1;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.startsWith("Content-Length: ")) {
          found = Long.parseLong(line.substring("Content-Length: ".length()));
        }
      }
      length = found;
      assertThat(length).isGreaterThan((long) MESSAGES * CHARACTERS);
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        assertThat(next).as(line::toString).isNotNegative();
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }

    InputStream body() {
      return in;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** What waits to be sent. */
  private static List<Path> waiting() {
    Path exports = server.home().resolve("moves/exports");
    try (Stream<Path> files = Files.walk(exports)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException | UncheckedIOException deletedMeanwhile) {
      return List.of(exports);
    }
  }

  @Test
  void whatBreaksOffIsShorterThanItWasToBe() throws Exception {
    try (SlowClient client = new SlowClient(token)) {
      byte[] begin = client.body().readNBytes(10_000);
      assertThat(begin).startsWith('P', 'K', 3, 4);
      Path lines =
          waiting().stream()
              .filter(file -> file.endsWith("messages.lines"))
              .findAny()
              .orElseThrow();
      FileChannel.open(lines, StandardOpenOption.WRITE).truncate(0).close();
      long rest = client.body().transferTo(OutputStream.nullOutputStream());

      assertThat(begin.length + rest).isLessThan(client.length);
    }
    await(() -> waiting().isEmpty());
  }

  @Test
  void aClientThatLeavesEndsTheSending() throws Exception {
    for (int client = 0; client < 3; client++) {
      try (SlowClient leaving = new SlowClient(token)) {
        assertThat(leaving.body().readNBytes(10_000)).hasSize(10_000);
      }
      await(() -> waiting().isEmpty());
    }
  }

  @Test
  void theStoreCanBeSwitchedWhileASlowClientReads() throws Exception {
    Path zip = folder.resolve("slow.zip");
    try (SlowClient client = new SlowClient(token)) {
      byte[] begin = client.body().readNBytes(10_000);
      choose("another.db");
      await(() -> closings() == switches());
      assertThat(server.output()).doesNotContain("although requests still work on it");
      try (var out = Files.newOutputStream(zip)) {
        out.write(begin);
        out.write(client.body().readNBytes((int) client.length - begin.length));
      }
    }
    try (ZipFile whole = new ZipFile(zip.toFile())) {
      assertThat(whole.getEntry("messages.ndjson").getSize())
          .isGreaterThan((long) MESSAGES * CHARACTERS);
    }
  }

  private static long closings() {
    return server
        .output()
        .lines()
        .filter(line -> line.contains("The store before is closed"))
        .count();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as(server::output).isLessThan(LIMIT);
      assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
    }
  }
}
