package io.gantry.store.relational;

import io.gantry.move.compare.RawFaultContract;
import io.gantry.move.compare.RawRecords;
import io.gantry.store.Store;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.io.TempDir;

class SqliteFaultTest extends RawFaultContract {

  @TempDir(factory = QuickDirectory.class)
  static Path directory;

  @Override
  protected Store open() {
    return Stores.sqlite(directory.resolve("gantry.db"));
  }

  @Override
  protected RawRecords raw() {
    return new RawRows(
        () -> DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("gantry.db")));
  }
}
