package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientSourceTest {

  private static final int THREADS = 6;

  @TempDir private Path directory;

  @Test
  void manyOpenANewFileAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = 0; round < 40; round++) {
        try (Database database = Stores.sqliteDatabase(directory.resolve(round + ".db"))) {
          CyclicBarrier together = new CyclicBarrier(THREADS);
          List<Future<String>> all = new ArrayList<>();
          for (int index = 0; index < THREADS; index++) {
            all.add(
                threads.submit(
                    () -> {
                      together.await();
                      try (Connection connection = database.direct()) {
                        return Rows.list(connection, "PRAGMA journal_mode", row -> row.getString(1))
                            .get(0);
                      }
                    }));
          }
          for (Future<String> one : all) {
            assertThat(one.get()).isEqualTo("wal");
          }
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
