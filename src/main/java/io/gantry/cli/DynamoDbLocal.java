package io.gantry.cli;

import io.gantry.address.Targets;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process of DynamoDB Local that belongs to a {@code GANTRY_HOME}. Its class path is fetched by
 * Maven into {@code target/dynamodb-local} of the clone, see {@code src/build/dynamodb-local}.
 */
final class DynamoDbLocal {

  /** The launcher says in it where the clone is. */
  static final String ROOT = "gantry.root";

  private static final String MAIN_CLASS = "LoopbackDynamoDb";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Terminal terminal;
  private final Path root;
  private final Path home;
  private final PidFile pidFile;

  DynamoDbLocal(Surroundings surroundings) {
    this.terminal = surroundings.terminal();
    this.root =
        Path.of(surroundings.properties().getOrDefault(ROOT, ".")).toAbsolutePath().normalize();
    this.home = new Targets(surroundings.sources()).active().home();
    this.pidFile = new PidFile(home.resolve("dynamodb-local.pid"), MAIN_CLASS);
  }

  /**
   * Starts it and waits until it answers.
   *
   * @return its process
   */
  long start(int port) throws IOException, InterruptedException {
    Optional<ProcessHandle> running = pidFile.process();
    if (running.isPresent()) {
      throw new CommandFailure(
          ExitCode.DIFFERENCES,
          "DynamoDB Local is running already, process " + running.get().pid(),
          "./gantry dynamodb-local stop ends it");
    }
    if (answers(port)) {
      throw new CommandFailure(
          ExitCode.DIFFERENCES,
          "Something else listens on port " + port,
          "say another one: --port PORT");
    }
    fetch();
    Process process = launch(port);
    pidFile.write(process.toHandle());
    await(process, port);
    return process.pid();
  }

  /** Nothing of it is in Gantry's own build output. */
  private void fetch() throws IOException, InterruptedException {
    Path project = root.resolve("src/build/dynamodb-local");
    Path launcher = classPath().resolve("dynamodb-local-launcher.jar");
    Path source = project.resolve("src/" + MAIN_CLASS + ".java");
    if (!Files.exists(source)) {
      throw new CommandFailure(
          ExitCode.NOT_FOUND,
          "DynamoDB Local is fetched by the source tree, which is not at " + root,
          "run this command from a clone of Gantry");
    }
    if (Files.exists(launcher)
        && Files.getLastModifiedTime(launcher).compareTo(Files.getLastModifiedTime(source)) > 0) {
      return;
    }
    terminal.say("Fetching DynamoDB Local with Maven ...");
    ProcessBuilder builder =
        new ProcessBuilder(
            "mvn",
            "--batch-mode",
            "--quiet",
            "-f",
            project.resolve("pom.xml").toString(),
            "-Doutput=" + classPath(),
            "package");
    Path log = log("dynamodb-local-fetch.log");
    if (exitCode(builder.redirectErrorStream(true).redirectOutput(log.toFile())) != 0) {
      throw new CommandFailure(
          ExitCode.FAILURE, "Maven could not fetch DynamoDB Local", "see " + log);
    }
  }

  private static int exitCode(ProcessBuilder maven) throws InterruptedException {
    try {
      return maven.start().waitFor();
    } catch (IOException absent) {
      throw new CommandFailure(
          ExitCode.NOT_FOUND, "Maven (mvn) is needed to fetch DynamoDB Local", "install it");
    }
  }

  private Path classPath() {
    return root.resolve("target/dynamodb-local");
  }

  private Path log(String name) throws IOException {
    return Files.createDirectories(home).resolve(name);
  }

  private Process launch(int port) throws IOException {
    Path data = Files.createDirectories(home.resolve("dynamodb-local"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Dgantry.detached=true",
            "-cp",
            classPath() + "/*" + File.pathSeparator + classPath().resolve("lib") + "/*",
            MAIN_CLASS,
            String.valueOf(port),
            data.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log("dynamodb-local.log").toFile())
        .start();
  }

  private void await(Process process, int port) throws IOException, InterruptedException {
    terminal.progress("Waiting until it answers");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      if (answers(port)) {
        return;
      }
      Thread.sleep(PAUSE.toMillis());
    }
    process.destroy();
    pidFile.delete();
    throw new CommandFailure(
        ExitCode.FAILURE, "DynamoDB Local did not start", "see " + log("dynamodb-local.log"));
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  /**
   * Ends it.
   *
   * @return what its process was
   */
  long stop() throws IOException, InterruptedException {
    ProcessHandle process =
        pidFile
            .process()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "No DynamoDB Local that was started here is running",
                        "./gantry dynamodb-local start starts one"));
    process.destroy();
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException slow) {
      process.destroyForcibly();
    }
    pidFile.delete();
    return process.pid();
  }
}
