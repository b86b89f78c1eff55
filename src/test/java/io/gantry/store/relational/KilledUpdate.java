package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that is killed, as by {@code kill -9}, in the middle of the changes of the schema. */
final class KilledUpdate {

  private static final String SIGN = "within the update";

  private KilledUpdate() {}

  /** Runs the process and kills it when it says that it is within the update. */
  static void run(String product, String url) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledUpdate.class.getName(),
                product,
                url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.lines().anyMatch(SIGN::equals)).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** The process: it gets as far as the changes, says so, and waits for its end. */
  public static void main(String[] arguments) throws Exception {
    Database database =
        arguments[0].equals("sqlite")
            ? new SqliteDatabase(SqliteFile.ofUrl(arguments[1]), 1, null)
            : Stores.postgresqlDatabase(arguments[1]);
    Schema schema = new Schema(database);
    schema.change(
        connection ->
            schema.run(
                connection,
                liquibase -> {
                  liquibase.update(20, "");
                  System.out.println(SIGN);
                  new CountDownLatch(1).await();
                }));
  }
}
