package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.common.PageRequest;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteConcurrencyTest {

  private static final TenantId TENANT = new TenantId("acme");

  @TempDir private Path directory;

  @Test
  void thirtyTwoWritersNeitherFailNorStarve() throws Exception {
    try (RelationalStore store = prepared()) {
      Workspace workspace = store.workspace(TENANT);
      workspace.conversations().create(Stores.conversation("ann", "c"));
      List<Future<Integer>> writers = new ArrayList<>();
      ExecutorService threads = Executors.newFixedThreadPool(32);
      for (int writer = 0; writer < 32; writer++) {
        String name = "w" + writer;
        writers.add(threads.submit(() -> append(workspace, name, 25)));
      }
      for (Future<Integer> writer : writers) {
        assertThat(writer.get(60, TimeUnit.SECONDS)).isEqualTo(25);
      }
      threads.shutdown();
      assertThat(workspace.conversations().find("ann", "c").orElseThrow().messageCount())
          .isEqualTo(32 * 25);
    }
  }

  private static int append(Workspace workspace, String writer, int count) {
    for (int index = 0; index < count; index++) {
      workspace.messages().append(Stores.message("ann", "c", writer + "-" + index, "1"));
    }
    return count;
  }

  @Test
  void theLogStaysBoundedUnderConstantReads() throws Exception {
    SqliteFile file = new SqliteFile(directory.resolve("gantry.db"));
    AtomicBoolean writing = new AtomicBoolean(true);
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try (RelationalStore store = prepared()) {
      Workspace workspace = store.workspace(TENANT);
      workspace.conversations().create(Stores.conversation("ann", "c"));
      List<Future<?>> reading = new ArrayList<>();
      for (int reader = 0; reader < 4; reader++) {
        reading.add(readers.submit(() -> readWhile(writing, workspace)));
      }
      String content = '"' + "x".repeat(100_000) + '"';
      long largest = 0;
      for (int index = 0; index < 600; index++) {
        workspace.messages().append(Stores.message("ann", "c", "m" + index, content));
        largest = Math.max(largest, file.walSize());
      }
      writing.set(false);
      for (Future<?> reader : reading) {
        reader.get(30, TimeUnit.SECONDS);
      }
      assertThat(largest).isGreaterThan(1_000_000).isLessThan(2 * SqliteDatabase.WAL_LIMIT);
    } finally {
      writing.set(false);
      readers.shutdown();
    }
  }

  private static void readWhile(AtomicBoolean writing, Workspace workspace) {
    while (writing.get()) {
      workspace.messages().list("ann", "c", PageRequest.newestFirst(5));
    }
  }

  @Test
  void theReadersCannotWrite() throws Exception {
    prepared().close();
    try (SqliteDatabase database = Stores.sqliteDatabase(directory.resolve("gantry.db"));
        Connection reader = database.reader();
        Statement statement = reader.createStatement()) {
      assertThatThrownBy(() -> statement.execute("DELETE FROM messages"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("readonly");
    }
  }

  @Test
  void aReadDoesNotWaitForTheWriter() throws Exception {
    try (RelationalStore store = prepared();
        SqliteDatabase other = Stores.sqliteDatabase(directory.resolve("gantry.db"));
        Connection writer = other.writer()) {
      other.beginWrite(writer, TENANT.value());
      assertThat(store.workspace(TENANT).conversations().find("ann", "c")).isEmpty();
      other.rollback(writer);
    }
  }

  private RelationalStore prepared() {
    RelationalStore store = Stores.sqlite(directory.resolve("gantry.db"));
    store.prepare();
    return store;
  }
}
