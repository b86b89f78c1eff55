package io.gantry.store.relational;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Writes rows in the binary form of COPY, as chapter "COPY" of the PostgreSQL manual has it. */
final class CopyBinary implements RowTable.Sink {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };

  /** How much is sent at once. */
  private static final int CHUNK = 128 * 1024;

  private static final int NULL = -1;

  private final CopyIn out;
  private final int columns;
  private byte[] buffer = new byte[CHUNK + CHUNK / 8];
  private int length;

  /**
   * @param columns how many columns a row has
   */
  CopyBinary(CopyIn out, int columns) {
    this.out = out;
    this.columns = columns;
    put(SIGNATURE, SIGNATURE.length);
    putInt(0);
    putInt(0);
  }

  /** Begins a row; its values follow. */
  void row() throws SQLException {
    if (length >= CHUNK) {
      send();
    }
    putShort(columns);
  }

  /** Ends the rows and sends what is left of them. */
  void end() throws SQLException {
    putShort(-1);
    send();
  }

  private void send() throws SQLException {
    out.writeToCopy(buffer, 0, length);
    length = 0;
  }

  @Override
  public void text(@Nullable String value) {
    if (value == null) {
      putInt(NULL);
    } else {
      byte[] bytes = value.getBytes(UTF_8);
      putInt(bytes.length);
      put(bytes, bytes.length);
    }
  }

  @Override
  public void number(@Nullable Long value) {
    if (value == null) {
      putInt(NULL);
    } else {
      putInt(Long.BYTES);
      putInt((int) (value >> Integer.SIZE));
      putInt(value.intValue());
    }
  }

  @Override
  public void truth(boolean value) {
    putInt(1);
    need(1);
    buffer[length++] = (byte) (value ? 1 : 0);
  }

  private void put(byte[] bytes, int count) {
    need(count);
    System.arraycopy(bytes, 0, buffer, length, count);
    length += count;
  }

  private void putInt(int value) {
    need(Integer.BYTES);
    buffer[length++] = (byte) (value >> 24);
    buffer[length++] = (byte) (value >> 16);
    buffer[length++] = (byte) (value >> 8);
    buffer[length++] = (byte) value;
  }

  private void putShort(int value) {
    need(Short.BYTES);
    buffer[length++] = (byte) (value >> 8);
    buffer[length++] = (byte) value;
  }

  private void need(int count) {
    if (buffer.length - length < count) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + count));
    }
  }
}
