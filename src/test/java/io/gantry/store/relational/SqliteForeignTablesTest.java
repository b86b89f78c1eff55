package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gantry.store.BulkBatch;
import io.gantry.store.foreign.ForeignLook;
import io.gantry.store.foreign.ForeignPage;
import io.gantry.store.foreign.ForeignRow;
import io.gantry.store.foreign.ForeignTable;
import io.gantry.store.foreign.ForeignTables;
import io.gantry.store.foreign.ForeignValue;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteForeignTablesTest {

  @TempDir(factory = QuickDirectory.class)
  private Path folder;

  private Path file;

  @BeforeEach
  void make() throws SQLException {
    file = folder.resolve("foreign.db");
    run("CREATE TABLE t (k, n INTEGER, PRIMARY KEY (n, k))");
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Reads to the end, each page by a reader of its own. */
  private List<ForeignRow> all(ForeignLook look) {
    List<ForeignRow> rows = new ArrayList<>();
    Optional<String> place = Optional.empty();
    do {
      try (ForeignTables tables = RelationalStore.foreign(file)) {
        ForeignPage page = tables.read(look, place);
        rows.addAll(page.rows());
        place = page.following();
        assertThat(rows).as("rows that never end").hasSizeLessThan(10_000);
      }
    } while (place.isPresent());
    return rows;
  }

  @Test
  void tablesTellTheirColumnsAndKeys() {
    try (ForeignTables tables = RelationalStore.foreign(file)) {
      assertThat(tables.tables())
          .containsExactly(new ForeignTable("t", Set.of("k", "n"), List.of("n", "k")));
      assertThat(tables.bytes()).isPresent();
    }
  }

  @Test
  void valuesAreWhatIsStored() throws SQLException {
    run(
        "INSERT INTO t VALUES ('ü', 9223372036854775807), (0.1, 'text'), (NULL, 1), (x'00ff', 2)",
        "INSERT INTO t VALUES (9e999, 3)");

    assertThat(all(ForeignLook.at("t").only("k", "n")))
        .extracting(row -> List.copyOf(row.values().values()))
        .containsExactly(
            List.of(
                new ForeignValue.Text("ü"),
                new ForeignValue.Number(new BigDecimal("9223372036854775807"))),
            List.of(new ForeignValue.Number(new BigDecimal("0.1")), new ForeignValue.Text("text")),
            List.of(new ForeignValue.Nothing(), new ForeignValue.Number(BigDecimal.ONE)),
            List.of(
                new ForeignValue.Other("blob", "\"AP8=\""),
                new ForeignValue.Number(BigDecimal.valueOf(2))),
            List.of(
                new ForeignValue.Other("real", "\"Infinity\""),
                new ForeignValue.Number(BigDecimal.valueOf(3))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16le"})
  void textsAreWhatIsStoredInWhateverEncoding(String encoding) throws Exception {
    Files.delete(file);
    run(
        "PRAGMA encoding = '" + encoding + "'",
        "CREATE TABLE t (k, n INTEGER)",
        "INSERT INTO t VALUES ('ü \uFFFD ' || char(0) || ' \uD83D\uDE00', 12), (CAST(x'3dd86100' AS TEXT), 0.1),"
            + " (NULL, 9007199254740993)");

    assertThat(all(ForeignLook.at("t")))
        .extracting(row -> row.values().get("k"))
        .containsExactly(
            new ForeignValue.Text("ü \uFFFD \0 \uD83D\uDE00"),
            new ForeignValue.Damaged(4),
            new ForeignValue.Nothing());
    assertThat(all(ForeignLook.at("t")))
        .extracting(row -> row.values().get("n"))
        .containsExactly(
            new ForeignValue.Number(BigDecimal.valueOf(12)),
            new ForeignValue.Number(new BigDecimal("0.1")),
            new ForeignValue.Number(new BigDecimal("9007199254740993")));
    assertThat(all(ForeignLook.at("t")))
        .extracting(ForeignRow::damaged)
        .containsExactly(Optional.empty(), Optional.of("k"), Optional.empty());
  }

  @Test
  void rowsWhoseOrderIsNoTextAreReadOnce() throws SQLException {
    run(
        "INSERT INTO t VALUES (CAST(x'80' AS TEXT), 1), (CAST(x'ff' AS TEXT), 2),"
            + " (CAST(x'ffff' AS TEXT), 3)",
        "CREATE TABLE other (k, long TEXT)",
        "INSERT INTO other SELECT k, printf('%.*c', 5000000, 'x') FROM t");

    assertThat(all(ForeignLook.at("other").orderedBy("k").only("k")))
        .extracting(row -> row.values().get("k").length())
        .containsExactly(1, 1, 2);
    assertThat(all(ForeignLook.at("other").orderedBy("k")))
        .extracting(row -> row.values().get("k").length())
        .containsExactly(1, 1, 2);
  }

  @Test
  void everyRowIsReadOnceWhateverTheTypesOfTheOrder() throws SQLException {
    for (String value : List.of("NULL", "i % 3", "i / 7.0", "'t' || i % 50", "x'0' || i")) {
      String made = value.equals("x'0' || i") ? "CAST('b' || i AS BLOB)" : value;
      run(
          "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 1100)"
              + " INSERT INTO t SELECT "
              + made
              + ", (SELECT count(*) FROM t) + i FROM c");
    }

    List<ForeignRow> rows = all(ForeignLook.at("t").orderedBy("k"));

    assertThat(rows).hasSize(5_500).doesNotHaveDuplicates();
    assertThat(rows)
        .first()
        .extracting(row -> row.values().get("k"))
        .isEqualTo(new ForeignValue.Nothing());
    assertThat(rows)
        .last()
        .extracting(row -> row.values().get("k"))
        .isInstanceOf(ForeignValue.Other.class);
    assertThat(rows.subList(3_300, 4_400)).extracting(row -> row.text("k").orElse("?")).isSorted();
  }

  @Test
  void largeRowsMakeSmallPages() throws SQLException {
    run(
        "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 6)"
            + " INSERT INTO t SELECT hex(zeroblob(500000)), i FROM c");

    try (ForeignTables tables = RelationalStore.foreign(file)) {
      assertThat(tables.read(ForeignLook.at("t"), Optional.empty()).rows())
          .hasSize(BulkBatch.ENOUGH_CHARACTERS / 1_000_000 + 1);
    }
    assertThat(all(ForeignLook.at("t"))).hasSize(6);
  }

  @Test
  void aPlaceOfAnotherTableIsRefused() {
    try (ForeignTables tables = RelationalStore.foreign(file)) {
      for (String odd : List.of("i1.i2.i3", "x", "", "t!")) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> tables.read(ForeignLook.at("t"), Optional.of(odd)));
      }
    }
  }

  @Test
  void aFileThatIsNotThereHasNoTablesAndIsNotMade() {
    Path none = folder.resolve("none.db");
    try (ForeignTables tables = RelationalStore.foreign(none)) {
      assertThat(tables.tables()).isEmpty();
      assertThat(tables.read(ForeignLook.at("t"), Optional.empty()).rows()).isEmpty();
    }
    assertThat(none).doesNotExist();
  }
}
