package io.gantry.server.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The walk through the API that the README offers, with sh and curl. */
final class Tour {
  private static final Path SCRIPT =
      Path.of(System.getProperty("basedir", "."), "src/test/tour/tour.sh").toAbsolutePath();

  @Scenario
  void theScriptOfCurlCommandsGivesTheSameEverywhere(Stage stage)
      throws IOException, InterruptedException {
    requireCurl();
    Process process =
        new ProcessBuilder("sh", SCRIPT.toString(), stage.base()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError("the tour failed:\n" + output);
    }
    stage.transcript().add(output);
  }

  private static void requireCurl() throws InterruptedException {
    try {
      Process curl =
          new ProcessBuilder("curl", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (curl.waitFor() != 0) {
        throw new AssertionError("curl does not work here, and the tour needs it");
      }
    } catch (IOException missing) {
      throw new AssertionError("curl is not installed, and the tour needs it", missing);
    }
  }
}
