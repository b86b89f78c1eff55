package io.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.gantry.address.Targets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServerTest {

  private static final String OTHER =
      "{\"database\":{\"provider\":\"dynamodb\",\"connected\":true,\"schemaVersion\":8}}";
  private static final String WANTED =
      "{\"database\":{\"provider\":\"sqlite\",\"connected\":true,\"schemaVersion\":7}}";

  @TempDir private Path home;

  private final AtomicInteger asked = new AtomicInteger();
  private volatile String answer = OTHER;
  private volatile int switchesAt = Integer.MAX_VALUE;
  private HttpServer server;

  @BeforeEach
  void aServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          String body = asked.incrementAndGet() >= switchesAt ? WANTED : answer;
          exchange.sendResponseHeaders(200, body.length());
          exchange.getResponseBody().write(body.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void waitsUntilTheServerUsesTheStore() throws Exception {
    switchesAt = 3;
    announce(ProcessHandle.current().pid());

    assertThat(follow(Duration.ofSeconds(20))).isEqualTo(ExitCode.OK);
    assertThat(asked).hasValue(3);
  }

  @Test
  void saysWhenItDoesNotFollowInTime() throws IOException {
    announce(ProcessHandle.current().pid());

    assertThatThrownBy(() -> follow(Duration.ofMillis(600)))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(ExitCode.TRY_AGAIN));
  }

  @Test
  void saysWhenItCannotFollow() throws IOException {
    answer = WANTED.replaceFirst("\\}$", ",\"switch\":\"failed\"}");
    announce(ProcessHandle.current().pid());

    assertThatThrownBy(() -> follow(Duration.ofSeconds(20)))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(ExitCode.FAILURE));
  }

  @Test
  void aServerThatIsGoneIsNotWaitedFor() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    announce(gone.pid());

    assertThat(follow(Duration.ofSeconds(20))).isEqualTo(ExitCode.OK);
    assertThat(asked).hasValue(0);
  }

  private void announce(long pid) throws IOException {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    Files.writeString(home.resolve(RunningServer.FILE), "pid=" + pid + "\nurl=" + url + "/\n");
  }

  private ExitCode follow(Duration patience) throws IOException, InterruptedException {
    Surroundings surroundings = new Shell(home).surroundings();
    return new RunningServer(surroundings, patience, Duration.ZERO)
        .follow(new Targets(surroundings.sources()).active());
  }
}
