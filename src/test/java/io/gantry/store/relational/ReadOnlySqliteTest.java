package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.gantry.chat.Conversation;
import io.gantry.fake.SqliteLocks;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source is left as it is: its file, and the folder that it lies in. */
class ReadOnlySqliteTest {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("tests");

  private static final int PAGE = 4_096;

  @TempDir Path directory;

  private Path file() {
    return directory.resolve("gantry #1 100%.db");
  }

  private void fill(String... ids) {
    try (RelationalStore store = Stores.sqlite(file())) {
      store.prepare();
      add(store, ids);
    }
  }

  private static void add(RelationalStore store, String... ids) {
    for (String id : ids) {
      store.workspace(TenantId.DEFAULT).conversations().create(Stores.conversation("ann", id));
    }
  }

  /** The page where a table begins, counted from 1; of the default size. */
  private long rootPage(String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      assertThat(Rows.number(connection, "PRAGMA page_size")).isEqualTo(PAGE);
      return Rows.number(
          connection, "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'");
    }
  }

  private static List<String> ids(BulkReader reader) {
    List<String> ids = new ArrayList<>();
    for (BulkRange range : reader.ranges(EntityKind.CONVERSATION, 1)) {
      reader
          .read(range, Optional.empty())
          .records()
          .forEach(record -> ids.add(record.key().parts().get(0)));
    }
    return ids;
  }

  /** Names, bytes and times of all files. */
  private static Map<String, List<Object>> state(Path directory) throws IOException {
    Map<String, List<Object>> state = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        state.put(
            file.getFileName().toString(),
            List.of(Files.getLastModifiedTime(file), Arrays.hashCode(Files.readAllBytes(file))));
      }
    }
    return state;
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16le", "UTF-16be"})
  void textsAreReadAsTheFileHoldsThem(String encoding) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA encoding = '" + encoding + "'");
      statement.execute("CREATE TABLE other (id TEXT)"); // fixes the encoding
      statement.execute("DROP TABLE other");
    }
    fill("caf\u00e9", "caf\u00eb", "\u4e2d\u6587", "\ud83d\ude80", "z".repeat(100) + "\u00e9");
    try (RelationalStore store = Stores.sqlite(file());
        BulkReader reader = store.bulkReader(ACCESS)) {
      assertThat(ids(reader))
          .containsExactlyInAnyOrder(
              "caf\u00e9", "caf\u00eb", "\u4e2d\u6587", "\ud83d\ude80", "z".repeat(100) + "\u00e9");
    }
  }

  @Test
  void aDamagedFileIsNotWaitedFor() throws Exception {
    fill("a", "b", "c");
    long page = rootPage("conversations");
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[PAGE]), (page - 1) * PAGE);
    }
    assertThatExceptionOfType(StoreException.Unavailable.class)
        .isThrownBy(
            () -> {
              try (RelationalStore store = Stores.sqlite(file());
                  BulkReader reader = store.bulkReader(ACCESS)) {
                ids(reader);
              }
            })
        .matches(away -> !away.mayPass())
        .withMessageContaining("SQLITE_CORRUPT");
  }

  @Test
  void whatIsNoTextIsNeverTakenForOne() throws Exception {
    fill("a", "b", "c", "d");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE conversations SET title = CAST(x'22ff22' AS TEXT) WHERE id = 'b'");
      statement.execute("UPDATE conversations SET title = CAST(x'22ff22' AS TEXT) WHERE id = 'c'");
      statement.execute("UPDATE conversations SET title = char(65533) WHERE id = 'd'");
    }
    try (RelationalStore store = Stores.sqlite(file());
        BulkReader reader = store.bulkReader(ACCESS)) {
      BulkBatch batch =
          reader.read(reader.ranges(EntityKind.CONVERSATION, 1).get(0), Optional.empty());
      assertThat(batch.records())
          .extracting(record -> record.key().parts().get(0))
          .containsExactly("a", "d");
      assertThat(batch.remarks())
          .extracting(remark -> remark.key().parts().get(0), BulkRemark::detail)
          .containsExactly(
              tuple("b", "title must be text in the encoding of the file"),
              tuple("c", "title must be text in the encoding of the file"));
      assertThat(((Conversation) batch.records().get(1).value()).title()).isEqualTo("\ufffd");
    }
  }

  @Test
  void aStoreThatIsOpenHereStaysLockedForOthers() throws Exception {
    fill("a");
    try (RelationalStore store = Stores.sqlite(file())) {
      add(store, "b");
      assertThat(SqliteLocks.areHeld(file())).isTrue();

      try (BulkReader reader = store.bulkReader(ACCESS)) {
        assertThat(ids(reader)).containsExactly("a", "b");
      }

      assertThat(SqliteLocks.areHeld(file())).isTrue();
    }
  }

  @Test
  void readingAStoppedStoreTouchesNothing() throws IOException {
    fill("a", "b");
    Map<String, List<Object>> before = state(directory);
    assertThat(before).hasSize(1);
    try (RelationalStore store = Stores.sqlite(file());
        BulkReader reader = store.bulkReader(ACCESS)) {
      assertThat(ids(reader)).containsExactly("a", "b");
      assertThat(state(directory)).isEqualTo(before);
    }
    assertThat(state(directory)).isEqualTo(before);
  }

  @Test
  void aRunningStoreIsReadAsItWasAtOneMoment() throws IOException {
    fill("a");
    try (RelationalStore store = Stores.sqlite(file())) {
      store.prepare();
      add(store, "b");
      try (BulkReader reader = store.bulkReader(ACCESS)) {
        add(store, "c");
        for (int connection = 0; connection < 6; connection++) {
          assertThat(ids(reader)).containsExactly("a", "b");
        }
        assertThat(state(directory)).hasSize(3);
      }
      try (BulkReader reader = store.bulkReader(ACCESS)) {
        assertThat(ids(reader)).containsExactly("a", "b", "c");
      }
    }
  }

  @Test
  void whatAKilledProcessLeftIsReadWithItsLogAndStays(@TempDir Path killed) throws IOException {
    fill("a");
    try (RelationalStore store = Stores.sqlite(file())) {
      store.prepare();
      add(store, "b");
      for (String suffix : List.of("", "-wal", "-shm")) {
        Files.copy(Path.of(file() + suffix), killed.resolve("gantry.db" + suffix));
      }
    }
    Map<String, List<Object>> before = state(killed);
    try (RelationalStore store = Stores.sqlite(killed.resolve("gantry.db"));
        BulkReader reader = store.bulkReader(ACCESS)) {
      assertThat(ids(reader)).containsExactly("a", "b");
    }
    assertThat(state(killed)).isEqualTo(before);
  }

  @Test
  void aStoreThatIsWrittenAfterAllIsNoticed() {
    fill("a");
    try (RelationalStore store = Stores.sqlite(file());
        BulkReader reader = store.bulkReader(ACCESS)) {
      assertThat(ids(reader)).containsExactly("a");
      fill("b");
      assertThatExceptionOfType(StoreException.Unavailable.class)
          .isThrownBy(() -> ids(reader))
          .withMessageContaining("changed");
    }
  }

  @Test
  void aFileOfSomethingElseIsRefused() throws IOException {
    try (RelationalStore store = Stores.sqlite(file())) {
      assertThatExceptionOfType(StoreException.Unavailable.class)
          .isThrownBy(() -> store.bulkReader(ACCESS));
      Files.createFile(file());
      assertThatExceptionOfType(StoreException.Drifted.class)
          .isThrownBy(() -> store.bulkReader(ACCESS));
      assertThat(state(directory)).hasSize(1);
    }
  }
}
