package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import liquibase.Liquibase;

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
    if (arguments[0].equals("jaaz")) {
      updateJaaz(arguments[1]);
    } else {
      update(arguments);
    }
  }

  private static void updateJaaz(String url) {
    Database database = SqliteDatabase.ofOthers(SqliteFile.ofUrl(url), 1, null);
    Schema.change(
        database,
        connection ->
            LiquibaseRun.run(
                JaazChange.CHANGE_LOG, connection, liquibase -> waitWithin(liquibase, 16)));
  }

  private static void waitWithin(Liquibase liquibase, int changes) throws Exception {
    liquibase.update(changes, "");
    System.out.println(SIGN);
    new CountDownLatch(1).await();
  }

  private static void update(String[] arguments) {
    Database database =
        arguments[0].equals("sqlite")
            ? new SqliteDatabase(SqliteFile.ofUrl(arguments[1]), 1, null)
            : Stores.postgresqlDatabase(arguments[1]);
    Schema schema = new Schema(database);
    schema.change(connection -> schema.run(connection, liquibase -> waitWithin(liquibase, 20)));
  }
}
