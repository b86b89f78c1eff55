package io.gantry.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.fixture.KilledProcess;
import io.gantry.move.view.Names;
import io.gantry.store.EntityKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** {@code gantry move --json} in a process that is killed in the middle of the copy. */
final class KilledCommand {

  private static final ObjectMapper JSON = new ObjectMapper();

  private KilledCommand() {}

  /**
   * Kills it behind the first batch with records of a kind, which should be one of several.
   *
   * @param home where it keeps its files
   */
  static void run(Path home, EntityKind kind, String... command)
      throws IOException, InterruptedException {
    KilledProcess.run(
        KilledCommand.class,
        Stream.concat(Stream.of(home.toString(), Names.of(kind)), Stream.of(command))
            .toArray(String[]::new));
  }

  /** Kills it when a place opens. */
  static void run(Path home, CountDownLatch place, String... command)
      throws IOException, InterruptedException {
    KilledProcess.run(
        place,
        KilledCommand.class,
        Stream.concat(Stream.of(home.toString(), "none"), Stream.of(command))
            .toArray(String[]::new));
  }

  /** The process. */
  public static void main(String[] arguments) {
    DynamoDbLocal.offerKey();
    PrintWriter out =
        new PrintWriter(Writer.nullWriter()) {
          private long before;

          @Override
          public void println(String line) {
            JsonNode event = parse(line);
            if (!event.path("phase").asText().equals("copy") || !event.has("records")) {
              return;
            }
            long records = event.path("records").asLong();
            if (!event.path("kind").asText().equals(arguments[1])) {
              before = records;
            } else if (records > before) {
              KilledProcess.here();
            }
          }
        };
    int code =
        new Commands(Path.of(arguments[0]))
            .run(
                out,
                new PrintWriter(System.err, true, UTF_8),
                Arrays.copyOfRange(arguments, 2, arguments.length));
    System.exit(code);
  }

  static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException odd) {
      throw new UncheckedIOException(odd);
    }
  }
}
