package io.gantry.store.relational;

import io.gantry.common.InvalidValueException;
import io.gantry.store.DigestSource;
import io.gantry.store.DigestSource.Digests;
import io.gantry.tenancy.TenantId;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers digests that PostgreSQL makes of rows, in the order in which they are read. */
final class DigestPage {

  /**
   * The bytes of the texts of a page, about: few enough to be made again when one of them must be
   * read, and soon done. A row that has more is read: to join its texts, the server would need ten
   * times as much memory as they have.
   */
  private static final long ROOM = 4 * 1024 * 1024;

  /** The bytes that a row counts for besides, so that a page has 2,048 rows at most. */
  private static final int ROW = 2 * 1024;

  private static final int SHA256_BYTES = 32;

  /** By its whole name: people made their own before the server had one. */
  private static final String SHA256 = "pg_catalog.sha256";

  /** SHA-256 came with version 11, and a login may be denied it; the forms are of UTF-8. */
  private static final String ARE_MADE =
      "SELECT has_function_privilege(to_regprocedure('"
          + SHA256
          + "(bytea)'), 'EXECUTE') AND current_setting('server_encoding') = 'UTF8'";

  private final BulkTable<?, ?> table;
  private final DigestForm form;
  private final List<Digests> digests = new ArrayList<>();
  private @Nullable TenantId tenant;
  private @Nullable BulkPlace end;
  private long bytes;
  private boolean areGood = true;

  DigestPage(BulkTable<?, ?> table, DigestForm form) {
    this.table = table;
    this.form = form;
  }

  /** Whether the database can make digests. */
  static boolean areMade(Connection connection) throws SQLException {
    return Rows.isTrue(connection, ARE_MADE);
  }

  /** Where the page ends, and the bytes of the texts of its last row. */
  private record End(BulkPlace place, long size) {}

  /**
   * Takes digests of rows of the span that are seen now and were not taken before.
   *
   * @return whether more of them may follow, or none is of use
   */
  boolean fill(Connection connection, BulkSpan span) throws SQLException {
    Optional<End> found = end(connection, span);
    end = found.map(End::place).orElse(null);
    areGood &= found.filter(last -> last.size > ROOM).isEmpty();
    if (areGood) {
      take(connection, end == null ? span : span.upTo(end));
    }
    return end != null || !areGood;
  }

  /** Empty where all the rest fits. */
  private Optional<End> end(Connection connection, BulkSpan span) throws SQLException {
    int columns = table.order().size();
    return Rows.list(
            connection,
            endSql(span),
            row -> new End(BulkPlace.of(row, columns), row.getLong(columns + 1)),
            Stream.concat(span.parameters().stream(), Stream.of(Long.toString(room())))
                .toArray(String[]::new))
        .stream()
        .findFirst();
  }

  /** What rows may count for that come yet. */
  private long room() {
    return ROOM - bytes - (long) ROW * digests.size();
  }

  private String endSql(BulkSpan span) {
    String order = String.join(", ", table.order());
    return "SELECT "
        + order
        + ", size FROM (SELECT "
        + order
        + ", size, sum(size + "
        + ROW
        + ") OVER (ORDER BY "
        + order
        + " ROWS UNBOUNDED PRECEDING) AS room FROM (SELECT "
        + order
        + ", "
        + table.textSize()
        + " AS size FROM "
        + table.name()
        + span.condition(table.order())
        + " ORDER BY "
        + order
        + " LIMIT "
        + ROOM / ROW
        + ") page) weighed WHERE room >= ?::bigint ORDER BY "
        + order
        + " LIMIT 1";
  }

  private void take(Connection connection, BulkSpan span) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql(span))) {
      int index = 0;
      for (String parameter : span.parameters()) {
        statement.setString(++index, parameter);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          take(rows);
        }
      }
    }
  }

  /** The forms are made once, for all that is asked of them. */
  private String sql(BulkSpan span) {
    return "SELECT tenant, "
        + SHA256
        + "(key) || "
        + SHA256
        + "(content), revision, octet_length(content), "
        + DigestForm.ESCAPED
        + " FROM (SELECT "
        + table.key().get(0)
        + " AS tenant, "
        + form.key()
        + " AS key, "
        + form.content()
        + " AS content, "
        + form.revision()
        + " AS revision FROM "
        + table.name()
        + span.condition(table.order())
        + " OFFSET 0) forms";
  }

  private void take(ResultSet row) throws SQLException {
    byte[] both = row.getBytes(2);
    areGood &= !row.getBoolean(5);
    bytes += row.getLong(4);
    try {
      digests.add(
          new Digests(
              tenant(row.getString(1)),
              ByteBuffer.wrap(both, 0, SHA256_BYTES),
              ByteBuffer.wrap(both, SHA256_BYTES, SHA256_BYTES),
              row.getLong(3)));
    } catch (InvalidValueException none) {
      areGood = false; // reading tells what is wrong
    }
  }

  /** Neighbours are mostly of one tenant. */
  private TenantId tenant(String id) {
    TenantId before = tenant;
    if (before != null && before.value().equals(id)) {
      return before;
    }
    TenantId found = new TenantId(id);
    tenant = found;
    return found;
  }

  /** What was taken; empty where it cannot be told without reading the rows. */
  Optional<DigestSource.Batch> batch() {
    return areGood
        ? Optional.of(new DigestSource.Batch(digests, bytes, end == null ? null : end.toText()))
        : Optional.empty();
  }
}
