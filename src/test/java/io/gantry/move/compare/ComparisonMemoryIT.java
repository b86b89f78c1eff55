package io.gantry.move.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Memory does not grow with what is compared. */
class ComparisonMemoryIT {

  @TempDir Path directory;

  /** The state of at most 64 MiB, batches of two threads, and what Java itself takes. */
  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "50, true", "20000, false", "20000, true"})
  void aSmallHeapIsEnough(int tenants, boolean differs) throws IOException, InterruptedException {
    Path log = directory.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx80m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeComparison.class.getName(),
                Integer.toString(tenants),
                Boolean.toString(differs))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
