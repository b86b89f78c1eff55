package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantAccess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a file of version 7 whose keys no record can have are all found, each once. */
class SqliteOddKeysTest {

  /** So long that a batch ends with the row. */
  private static final String LONG = "printf('%.*c', " + BulkBatch.ENOUGH_CHARACTERS + ", 'x')";

  @TempDir(factory = QuickDirectory.class)
  private Path folder;

  private Path file;

  @BeforeEach
  void make() {
    file = folder.resolve("gantry.db");
    try (RelationalStore store = Stores.sqlite(file)) {
      store.prepare();
    }
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private List<String> unreadable(EntityKind kind) {
    List<String> found = new ArrayList<>();
    try (RelationalStore store = Stores.sqlite(file);
        BulkReader reader = store.bulkReader(TenantAccess.acrossAllTenants("tests"))) {
      for (BulkRange range : reader.ranges(kind, 1)) {
        Optional<String> place = Optional.empty();
        do {
          BulkBatch batch = reader.read(range, place);
          assertThat(batch.records()).isEmpty();
          batch.remarks().forEach(remark -> found.add(line(remark)));
          place = batch.following();
          assertThat(found).as("rows that never end").hasSizeLessThan(10);
        } while (place.isPresent());
      }
    }
    return found;
  }

  private static String line(BulkRemark remark) {
    return remark.tenant() + " " + remark.key() + ": " + remark.detail();
  }

  @Test
  void aReadingGoesOnBehindAnEmptyKey() throws SQLException {
    run(
        "INSERT INTO tenants (id, name, status, created_at, updated_at, revision) VALUES"
            + " ('', "
            + LONG
            + ", 'ACTIVE', 1, 1, 1), ('Acme', 'A', 'ACTIVE', 1, 1, 1)");

    assertThat(unreadable(EntityKind.TENANT))
        .containsExactly(
            "null tenant : id \"\" must not be empty",
            "null tenant Acme: id Acme must be 1 to 64 of a-z, 0-9, - and _, starting with a letter"
                + " or digit");
  }

  @Test
  void aReadingGoesOnBehindKeysThatAreNoText() throws SQLException {
    String columns =
        "tenant_id, id, owner_id, title, title_key, archived, message_count, created_at,"
            + " updated_at, revision";
    for (String id : List.of("x'80'", "x'81'", "x'ff'", "x'ffff'", "''", "'a'")) {
      run(
          "INSERT INTO conversations ("
              + columns
              + ") VALUES ('t', CAST("
              + id
              + " AS TEXT), 'u', "
              + LONG
              + ", '', 0, 0, 1, 1, 1)");
    }

    assertThat(unreadable(EntityKind.CONVERSATION))
        .containsExactly(
            "t conversation : id must not be empty",
            "t conversation a: title must have at most 1000 characters",
            "t conversation \uFFFD: id must be text in the encoding of the file",
            "t conversation \uFFFD: id must be text in the encoding of the file",
            "t conversation \uFFFD: id must be text in the encoding of the file",
            "t conversation \uFFFD\uFFFD: id must be text in the encoding of the file");
  }
}
