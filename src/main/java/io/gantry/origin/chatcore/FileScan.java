package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through one file from its first byte to its last, and finds the tables in it: at the top, or
 * wrapped in {@code _default}. Keeps an offset for each block of rows, and no row.
 */
final class FileScan {

  /** The table of TinyDB that has no name, and the wrapper of the other layout. */
  private static final String DEFAULT = "_default";

  private static final int ROWS_OF_BLOCK = 1_000;
  private static final long BYTES_OF_BLOCK = 1024L * 1024;

  private final DataFile file;
  private final List<Segment> segments = new ArrayList<>();
  private final List<NoTable> odd = new ArrayList<>();
  private long before;

  /** Where a table should be, there is something else. */
  record NoTable(String name) {}

  FileScan(DataFile file) {
    this.file = requireNonNull(file, "file");
  }

  /** What was found, in the order of the file. */
  List<Segment> segments() {
    return List.copyOf(segments);
  }

  /** Members where a table should be, that are none. */
  List<NoTable> noTables() {
    return List.copyOf(odd);
  }

  /**
   * @param digest gets all bytes
   * @param isList whether the file as a whole is rows, or one row, as company files are
   * @throws io.gantry.move.MoveException when it is not JSON from beginning to end
   */
  void scan(MessageDigest digest, boolean isList) {
    before = file.markLength();
    try (InputStream in = new DigestInputStream(file.open(before), digest);
        JsonParser parser = DataFile.JSON.createParser(in)) {
      JsonToken root = parser.nextToken();
      if (isList) {
        list(parser, root);
      } else if (root == JsonToken.START_OBJECT) {
        tables(parser, false);
      } else {
        odd.add(new NoTable(file.stem()));
        parser.skipChildren();
      }
      if (root == null || parser.nextToken() != null) {
        throw file.notOne(root == null);
      }
    } catch (JsonProcessingException broken) {
      throw file.notJson(broken, before);
    } catch (IOException failure) {
      throw file.unreadable(failure);
    }
  }

  private void list(JsonParser parser, JsonToken root) throws IOException {
    if (root == JsonToken.START_ARRAY) {
      rows(parser, file.stem(), true);
    } else if (root == JsonToken.START_OBJECT) {
      long from = start(parser);
      parser.skipChildren();
      Segment.Block block = new Segment.Block(from, end(parser), 0);
      add(file.stem(), true, false, 1, List.of(block));
    } else {
      odd.add(new NoTable(file.stem()));
    }
  }

  private void tables(JsonParser parser, boolean isWrapped) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals(DEFAULT) && !isWrapped && value == JsonToken.START_OBJECT) {
        unnamed(parser);
      } else if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
        rows(parser, name, value == JsonToken.START_ARRAY);
      } else if (value != JsonToken.VALUE_NULL) {
        odd.add(new NoTable(name));
      }
    }
  }

  /** Rows when the first member has the id of one, otherwise tables. */
  private void unnamed(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.FIELD_NAME && RowId.of(parser.currentName()).isEmpty()) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
        rows(parser, name, value == JsonToken.START_ARRAY);
      } else if (value != JsonToken.VALUE_NULL) {
        odd.add(new NoTable(name));
      }
      tables(parser, true);
    } else {
      rows(parser, file.stem(), false, first);
    }
  }

  private void rows(JsonParser parser, String table, boolean isArray) throws IOException {
    rows(parser, table, isArray, parser.nextToken());
  }

  private void rows(JsonParser parser, String table, boolean isArray, JsonToken first)
      throws IOException {
    List<Segment.Block> blocks = new ArrayList<>();
    boolean ascending = !isArray;
    long last = -1;
    long rows = 0;
    long from = -1;
    long to = -1;
    long firstOfBlock = 0;
    for (JsonToken token = first; isRow(token, isArray); token = parser.nextToken()) {
      long begin = start(parser);
      if (from >= 0 && (rows - firstOfBlock == ROWS_OF_BLOCK || begin - from > BYTES_OF_BLOCK)) {
        blocks.add(new Segment.Block(from, to, firstOfBlock));
        from = -1;
      }
      if (from < 0) {
        from = begin;
        firstOfBlock = rows;
      }
      if (!isArray) {
        long id = RowId.of(parser.currentName()).orElse(-1);
        ascending &= id > last;
        last = id;
        parser.nextToken();
      }
      to = valueEnd(parser);
      rows++;
    }
    if (from >= 0) {
      blocks.add(new Segment.Block(from, to, firstOfBlock));
    }
    add(table, isArray, ascending, rows, blocks);
  }

  private static boolean isRow(JsonToken token, boolean isArray) {
    return token != (isArray ? JsonToken.END_ARRAY : JsonToken.END_OBJECT);
  }

  private long start(JsonParser parser) {
    return parser.currentTokenLocation().getByteOffset() + before;
  }

  private long valueEnd(JsonParser parser) throws IOException {
    if (parser.currentToken().isStructStart()) {
      parser.skipChildren();
    } else {
      parser.finishToken();
    }
    return end(parser);
  }

  private long end(JsonParser parser) {
    return parser.currentLocation().getByteOffset() + before;
  }

  private void add(
      String table, boolean isArray, boolean ascending, long rows, List<Segment.Block> blocks) {
    segments.add(new Segment(file, table, 0, 0, isArray, ascending, rows, blocks));
  }
}
