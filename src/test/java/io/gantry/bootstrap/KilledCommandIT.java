package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gantry.fixture.BusyDynamoDb;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.move.view.Names;
import io.gantry.origin.chatcore.ChatCoreFiles;
import io.gantry.origin.prompttoissue.SqliteAge;
import io.gantry.store.EntityKind;
import io.gantry.store.Store;
import io.gantry.store.document.GenuineJaaz;
import io.gantry.store.relational.GenuineFiles;
import io.gantry.tenancy.TenantAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves from each foreign source are killed in the middle of the copy, and begun again. */
class KilledCommandIT {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("test");
  private static final int RECORDS = 2_500;

  @TempDir private Path home;

  private Commands commands;

  @BeforeEach
  void open() {
    DynamoDbLocal.offerKey();
    commands = new Commands(home);
  }

  @AfterEach
  void close() {
    DynamoDbLocal.withdrawKey();
  }

  @Test
  void dataOfChatCoreGoesOn() throws Exception {
    Path data = ChatCoreFiles.make(Files.createDirectory(home.resolve("data")), RECORDS);

    isMovedWhole("tinydb:" + data, Addresses.postgresql(), EntityKind.MESSAGE);
  }

  @Test
  void aFileOfPromptToIssueGoesOn() throws Exception {
    isMovedWhole(fileOfPromptToIssue(), Addresses.dynamoDb(), EntityKind.MESSAGE);
  }

  private String fileOfPromptToIssue() {
    Path file = home.resolve("old.db");
    SqliteAge rows = SqliteAge.make(file);
    String times = "'2025-06-24T10:00:00.123Z', '2025-06-24T10:00:00.123Z'";
    rows.execute(
        "INSERT INTO users (id, email, username, created_at, updated_at)"
            + " VALUES ('u1', 'ann@example.org', 'ann', "
            + times
            + ")");
    rows.execute(
        "INSERT INTO conversations (id, user_id, title, mode, provider, created_at, updated_at)"
            + " VALUES ('c1', 'u1', 'T', 'ticket', 'openai', "
            + times
            + ")");
    rows.execute(
        "INSERT INTO messages (id, conversation_id, role, content, mode, created_at, updated_at)"
            + " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + RECORDS
            + ") SELECT 'm' || i, 'c1', 'user', 'text ' || i, 'ticket', "
            + times
            + " FROM n");
    return "sqlite:" + file;
  }

  /** DynamoDB knows no transaction of a whole batch: what is there of it is found again. */
  @Test
  void halfABatchIsNotDoubled() throws Exception {
    try (BusyDynamoDb busy = BusyDynamoDb.before(DynamoDbLocal.shared().endpoint())) {
      String table = DynamoDbLocal.shared().newTableName();
      String throughIt = Addresses.dynamoDb("dynamodb:", table, busy.endpoint());
      String to = Addresses.dynamoDb("dynamodb:", table);
      String[] move =
          command("move", fileOfPromptToIssue(), throughIt, Stream.of("--json", "--threads=1"));
      KilledCommand.run(home, busy.holdBehind(120, "BatchWriteItem"), move);
      busy.rest();
      long stored = stored(to, EntityKind.MESSAGE);

      JsonNode copied = of(report(move), EntityKind.MESSAGE);

      assertThat(copied.path("earlier").asLong()).isPositive().isLessThan(stored);
      assertThat(copied.path("verified").asLong())
          .isEqualTo(RECORDS)
          .isEqualTo(stored(to, EntityKind.MESSAGE));
    }
  }

  @Test
  void aTableOfPromptToIssueGoesOn() throws Exception {
    try (ProgramTables tables = new ProgramTables()) {
      String source = Addresses.dynamoDb("dynamodb:", tables.promptToIssue(400));

      isMovedWhole(source, "sqlite:" + home.resolve("v7.db"), EntityKind.MESSAGE);
    }
  }

  @Test
  void tablesOfDecisionDataGoOn() throws Exception {
    try (ProgramTables tables = new ProgramTables()) {
      String source = Addresses.dynamoDb("dynamodb:", tables.decisionData(RECORDS));

      isMovedWhole(source, Addresses.postgresql(), EntityKind.AUDIO_FILE);
    }
  }

  @Test
  void anArchiveGoesOn() throws Exception {
    GenuineFiles.make(home.resolve("localmanus.db"), RECORDS);
    String archive = "archive:" + home.resolve("archive");
    String genuine = "sqlite:" + home.resolve("localmanus.db");
    assertThat(commands.run("move", "--from", genuine, "--to", archive, "--unfit=cut").code())
        .isZero();

    isMovedWhole(archive, Addresses.dynamoDb(), EntityKind.MESSAGE);
  }

  @Test
  void tablesOfVersion5GoOn() throws Exception {
    String source = Addresses.dynamoDb("dynamodb:", GenuineJaaz.version5(RECORDS));

    isMovedWhole(source, "sqlite:" + home.resolve("v7.db"), EntityKind.MESSAGE, "--from-version=5");
  }

  @Test
  void tablesOfVersion6GoOn() throws Exception {
    String source = Addresses.dynamoDb("dynamodb:", GenuineJaaz.version6(RECORDS));

    isMovedWhole(source, Addresses.dynamoDb(), EntityKind.MESSAGE, "--from-version=6");
  }

  /**
   * The move is killed between two batches of a kind that takes several; then the same command
   * writes what is not there yet. One thread, so that nothing else is under way at the kill.
   */
  private void isMovedWhole(String from, String to, EntityKind kind, String... options)
      throws Exception {
    String[] move =
        command(
            "move",
            from,
            to,
            Stream.concat(Stream.of(options), Stream.of("--json", "--threads=1")));
    KilledCommand.run(home, kind, move);
    long stored = stored(to, kind);

    JsonNode resumed = report(move);

    assertThat(resumed.path("resumed").asBoolean()).isTrue();
    assertThat(resumed.path("certificate").asText()).endsWith(".json");
    assertThat(resumed.path("kinds")).allSatisfy(KilledCommandIT::isVerified);
    JsonNode copied = of(resumed, kind);
    assertThat(copied.path("earlier").asLong()).isPositive().isEqualTo(stored);
    assertThat(copied.path("written").asLong()).isGreaterThan(stored).isEqualTo(stored(to, kind));
    Commands.Ran compared = commands.run(command("compare", from, to, Stream.of(options)));
    assertThat(compared.code()).as(compared.err()).isZero();
  }

  private static void isVerified(JsonNode kind) {
    assertThat(kind.path("verified").asLong()).isEqualTo(kind.path("written").asLong());
  }

  private static String[] command(String verb, String from, String to, Stream<String> options) {
    return Stream.concat(Stream.of(verb, "--from", from, "--to", to), options)
        .toArray(String[]::new);
  }

  private static long stored(String address, EntityKind kind) {
    try (Store store = Addresses.open(address)) {
      return store.administration().contents(ACCESS).counts().get(kind);
    }
  }

  private JsonNode report(String... command) {
    Commands.Ran ran = commands.run(command);
    assertThat(ran.code()).as(ran.err()).isZero();
    List<String> lines = ran.out().lines().toList();
    return KilledCommand.parse(lines.get(lines.size() - 1)).path("report");
  }

  private static JsonNode of(JsonNode report, EntityKind kind) {
    for (JsonNode one : report.path("kinds")) {
      if (one.path("kind").asText().equals(Names.of(kind))) {
        return one;
      }
    }
    throw new AssertionError("No " + kind + " in " + report);
  }
}
