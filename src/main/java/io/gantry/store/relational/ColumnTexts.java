package io.gantry.store.relational;

import io.gantry.common.InvalidValueException;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts of the bytes that columns hold. Neighbouring rows are mostly of one tenant, one
 * conversation and one owner: a short text that is the same as in the row before is made once. For
 * one result set.
 */
final class ColumnTexts {

  /** The length of ids and names: longer texts are seldom the same twice. */
  private static final int SHORT = 64;

  private static final byte[] NONE = {};

  private static final char REPLACEMENT = '\uFFFD';

  private final Charset charset;
  private final byte[][] bytes;
  private final String[] texts;
  private boolean isSound = true;

  /**
   * @param charset in which the driver gives the bytes of texts
   * @param columns how many columns a row has
   */
  ColumnTexts(Charset charset, int columns) {
    this.charset = charset;
    this.bytes = new byte[columns][];
    this.texts = new String[columns];
    Arrays.fill(bytes, NONE);
    Arrays.fill(texts, "");
  }

  /** How a SQLite file holds its texts, which its driver gives as they are: mostly UTF-8. */
  static Charset ofSqlite(Connection connection) throws SQLException {
    return Rows.list(connection, "PRAGMA encoding", row -> Charset.forName(row.getString(1)))
        .get(0);
  }

  /**
   * The text in the current row.
   *
   * @param column from 1
   */
  @Nullable String read(ResultSet row, int column) throws SQLException {
    // Of a text, both drivers give the bytes with less ado than the text itself.
    byte[] found = row.getBytes(column);
    isSound = true;
    if (found == null) {
      return null;
    }
    int place = column - 1;
    if (found.length <= SHORT && Arrays.equals(found, bytes[place])) {
      return texts[place];
    }
    String text = text(found);
    if (found.length <= SHORT && isSound) {
      bytes[place] = found;
      texts[place] = text;
    }
    return text;
  }

  private String text(byte[] found) {
    String text = new String(found, charset);
    isSound = isSound(text, found, charset);
    return text;
  }

  /** What is no text comes out with a character that a text may hold as well. */
  static boolean isSound(String text, byte[] found, Charset charset) {
    return text.indexOf(REPLACEMENT) < 0 || Arrays.equals(text.getBytes(charset), found);
  }

  /** What is wrong with a column whose bytes are no text. */
  static InvalidValueException noText(String column) {
    return new InvalidValueException(column, "must be text in the encoding of the file");
  }

  /** Whether what was read last is a text: SQLite keeps bytes of any kind as one. */
  boolean isSound() {
    return isSound;
  }
}
