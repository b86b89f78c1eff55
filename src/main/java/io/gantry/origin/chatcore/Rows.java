package io.gantry.origin.chatcore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.gantry.common.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads rows of a table one after the other, from the beginning of one to the end of another. */
final class Rows implements AutoCloseable {

  /** What a record may hold at most in one payload, and some room for what stands around it. */
  private static final long MAX_BYTES = JsonText.MAX_BYTES + 1024L * 1024;

  private final Segment segment;
  private final FileChannel channel;
  private final JsonParser parser;
  private final long before;
  private long number;
  private long end;
  private @Nullable JsonToken token;

  /**
   * @param from where the first row begins, of a row with an id the id
   * @param to where the last one has ended
   * @param number of the first row
   */
  Rows(Segment segment, long from, long to, long number) {
    this.segment = requireNonNull(segment, "segment");
    this.number = number;
    this.before = from - 1;
    this.channel = segment.file().channel();
    try {
      parser = segment.file().part(from, to, segment.isArray());
      parser.nextToken();
      token = parser.nextToken();
    } catch (JsonProcessingException changed) {
      throw DataFile.changedMeanwhile(segment.file().name());
    } catch (IOException failure) {
      throw segment.file().unreadable(failure);
    }
  }

  /** Where the next row begins, and its number; empty when there is none. */
  Optional<Place> place() {
    return isRow()
        ? Optional.of(new Place(parser.currentTokenLocation().getByteOffset() + before, number))
        : Optional.empty();
  }

  /** Where a row is. */
  record Place(long from, long number) {}

  private boolean isRow() {
    return token != null && token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY;
  }

  /** Where the row read last has ended. */
  long end() {
    return end;
  }

  /** The next row, whatever it is. */
  Optional<Row> next() {
    if (!isRow()) {
      return Optional.empty();
    }
    try {
      return Optional.of(row());
    } catch (JsonProcessingException changed) {
      throw DataFile.changedMeanwhile(segment.file().name());
    } catch (IOException failure) {
      throw segment.file().unreadable(failure);
    }
  }

  /** All rows that follow. */
  void each(Consumer<Row> visitor) {
    for (Optional<Row> row = next(); row.isPresent(); row = next()) {
      visitor.accept(row.get());
    }
  }

  private Row row() throws IOException {
    String id = segment.isArray() ? null : parser.currentName();
    JsonToken value = segment.isArray() ? token : parser.nextToken();
    long from = parser.currentTokenLocation().getByteOffset() + before;
    boolean isObject = value == JsonToken.START_OBJECT;
    if (value != null && value.isStructStart()) {
      parser.skipChildren();
    } else {
      parser.finishToken();
    }
    long to = parser.currentLocation().getByteOffset() + before;
    end = to;
    token = parser.nextToken();
    RowName name = new RowName(segment, number++, id);
    if (to - from > MAX_BYTES) {
      return Row.unreadable(
          name, "it takes " + (to - from) + " bytes, more than a record may have");
    }
    return row(name, segment.file().bytes(channel, from, to), isObject);
  }

  private static Row row(RowName name, byte[] bytes, boolean isObject) throws IOException {
    try {
      String json = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return isObject ? Row.of(name, json) : Row.scalar(name, json);
    } catch (CharacterCodingException wrong) {
      return Row.unreadable(name, "it is not UTF-8");
    }
  }

  @Override
  public void close() {
    try (channel) {
      parser.close();
    } catch (IOException failure) {
      throw segment.file().unreadable(failure);
    }
  }
}
