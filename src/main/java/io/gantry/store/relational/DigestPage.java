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
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** Gathers digests that PostgreSQL makes of rows, in the order in which they are read. */
final class DigestPage {

  /** Few enough to be made again when one of them must be read, or a connection is lost. */
  private static final int MOST = 2_000;

  private static final int SHA256_BYTES = 32;

  /** SHA-256 came with version 11; the forms are of UTF-8. */
  private static final String ARE_MADE =
      "SELECT to_regprocedure('sha256(bytea)') IS NOT NULL"
          + " AND current_setting('server_encoding') = 'UTF8'";

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

  /**
   * Takes digests of rows of the span that are seen now and were not taken before.
   *
   * @return whether more of them may follow
   */
  boolean fill(Connection connection, BulkSpan span) throws SQLException {
    end = end(connection, span);
    take(connection, end == null ? span : span.upTo(end));
    return end != null;
  }

  /** The place that the page ends at; null where all the rest fits. */
  private @Nullable BulkPlace end(Connection connection, BulkSpan span) throws SQLException {
    String order = String.join(", ", table.order());
    String sql =
        "SELECT "
            + order
            + " FROM "
            + table.name()
            + span.condition(table.order())
            + " ORDER BY "
            + order
            + " LIMIT 1 OFFSET "
            + (MOST - digests.size() - 1);
    List<BulkPlace> places =
        Rows.list(
            connection,
            sql,
            row -> BulkPlace.of(row, table.order().size()),
            span.parameters().toArray(String[]::new));
    return places.isEmpty() ? null : places.get(0);
  }

  private void take(Connection connection, BulkSpan span) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql(span))) {
      statement.unwrap(PGStatement.class).setPrepareThreshold(-1); // bytes as they are, not in hex
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
    return "SELECT tenant, sha256(key) || sha256(content), revision, octet_length(content), "
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
