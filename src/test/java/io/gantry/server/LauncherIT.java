package io.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
  private static final int NOT_STARTED = 1;
  private static final int WRONG_CONFIGURATION = 2;

  @Test
  void aWrongSettingEndsTheProcessBeforeTheServerStarts() throws InterruptedException {
    try (GantryServer server = GantryServer.launch(Map.of("DATABASE_PROVIDER", "oracle"))) {
      assertThat(server.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(server.process().exitValue()).isEqualTo(WRONG_CONFIGURATION);
      assertThat(server.output()).contains("DATABASE_PROVIDER", "sqlite, postgresql, dynamodb");
    }
  }

  @Test
  void aPortThatIsTakenEndsTheProcessWithOneLine() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        GantryServer server =
            GantryServer.launch(Map.of("PORT", Integer.toString(taken.getLocalPort())))) {
      assertThat(server.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(server.process().exitValue()).isEqualTo(NOT_STARTED);
      assertThat(server.output().strip())
          .hasLineCount(1)
          .startsWith("gantry: cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .contains("PORT");
    }
  }

  @Test
  void anApiThatDoesNotStartEndsTheProcess(@TempDir Path project)
      throws IOException, InterruptedException {
    breakApi(project);
    try (GantryServer server = GantryServer.launch(project, Map.of())) {
      assertThat(server.process().waitFor(180, TimeUnit.SECONDS)).isTrue();
      assertThat(server.process().exitValue()).isEqualTo(NOT_STARTED);
      assertThat(server.output()).contains("Gantry is ready", "gantry: the API did not start");
    }
  }

  /** A project as the build leaves it, but for one class that only the API needs. */
  private static void breakApi(Path project) throws IOException {
    Path whole = GantryServer.PROJECT;
    Files.copy(whole.resolve("gantry"), project.resolve("gantry"));
    Files.createSymbolicLink(project.resolve("server-config"), whole.resolve("server-config"));
    Path target = Files.createDirectories(project.resolve("target"));
    Files.copy(whole.resolve("target/gantry-launcher.jar"), target.resolve("gantry-launcher.jar"));
    Files.createSymbolicLink(target.resolve("payara"), whole.resolve("target/payara"));
    Path web = target.resolve("served/gantry/WEB-INF");
    copy(whole.resolve("target/served/gantry/WEB-INF/classes"), web.resolve("classes"));
    for (String file : List.of("lib", "web.xml", "payara-web.xml", "beans.xml")) {
      Files.createSymbolicLink(
          web.resolve(file), whole.resolve("target/served/gantry/WEB-INF").resolve(file));
    }
    Files.delete(web.resolve("classes/io/gantry/api/idempotency/IdempotencyFeature.class"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void whatTheServerPrintsIsGantrysOwn() throws InterruptedException {
    try (GantryServer server = GantryServer.start(Map.of())) {
      server.process().destroy();
      assertThat(server.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(server.output().lines())
          .allMatch(line -> line.startsWith("  ") || line.contains(" io.gantry."));
    }
  }

  @Test
  void servesTheWarAtTheRoot() {
    String path = "/api-docs/swagger-ui.css";
    try (GantryServer server = GantryServer.start(Map.of(), path)) {
      assertThat(server.base().getHost()).isEqualTo("127.0.0.1");
      assertThat(server.process().isAlive()).isTrue();
    }
  }
}
