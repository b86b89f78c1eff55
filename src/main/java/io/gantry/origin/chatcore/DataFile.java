package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.gantry.move.MoveException;
import io.gantry.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of JSON, read as bytes of UTF-8. Knows its length and time from when it was found, and
 * is not read on when these change.
 *
 * @param name for people, without its folder
 */
record DataFile(String name, Path path, long length, FileTime changed) {

  /** Levels of arrays and objects; each costs the parser an object. */
  private static final int MAX_DEPTH = 10_000;

  /** The longest single text, beside content, that is looked at as a whole. */
  private static final int MAX_NAME_LENGTH = 1024 * 1024;

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .build())
          .build();

  DataFile {
    requireNonNull(name, "name");
    requireNonNull(path, "path");
    requireNonNull(changed, "changed");
  }

  static DataFile at(Path path) throws IOException {
    return new DataFile(
        String.valueOf(path.getFileName()),
        path,
        Files.size(path),
        Files.getLastModifiedTime(path));
  }

  /** The name without {@code .json}. */
  String stem() {
    return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
  }

  /**
   * @throws MoveException when somebody wrote to it since it was found
   */
  void requireUnchanged() {
    try {
      if (Files.size(path) == length && Files.getLastModifiedTime(path).equals(changed)) {
        return;
      }
    } catch (IOException gone) {
      throw unreadable(gone);
    }
    throw changedMeanwhile(name);
  }

  static MoveException changedMeanwhile(String name) {
    return new MoveException(
        MoveException.Code.FAILED,
        name + " was changed while it was read, or since the move began",
        "stop the application, empty the target and move again");
  }

  /**
   * How many bytes of mark its text is preceded by.
   *
   * @throws MoveException when it begins as no text of UTF-8 does
   */
  int markLength() {
    byte[] first = firstBytes();
    boolean wide = first.length > 1 && (first[0] & 0xFF) >= 0xFE && (first[1] & 0xFF) >= 0xFE;
    for (byte one : first) {
      wide |= one == 0;
    }
    if (wide) {
      throw broken("is not UTF-8: it begins as UTF-16 or UTF-32 does", null);
    }
    boolean marked = first.length >= MARK.length;
    for (int index = 0; marked && index < MARK.length; index++) {
      marked = first[index] == MARK[index];
    }
    return marked ? MARK.length : 0;
  }

  private byte[] firstBytes() {
    try (FileChannel channel = channel()) {
      return bytes(channel, 0, Math.min(4, length));
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  /** The bytes from an offset on, to its end. */
  InputStream open(long from) {
    try {
      FileChannel channel = channel();
      channel.position(from);
      return Channels.newInputStream(channel);
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  /** A parser of rows of an object or array alone: offsets are one more than those in the part. */
  JsonParser part(long from, long to, boolean isArray) throws IOException {
    return JSON.createParser(
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream(new byte[] {(byte) (isArray ? '[' : '{')}),
                    new Limited(open(from), to - from),
                    new ByteArrayInputStream(new byte[] {(byte) (isArray ? ']' : '}')})))));
  }

  /** To read from any place of it. */
  FileChannel channel() {
    try {
      return FileChannel.open(path);
    } catch (IOException failure) {
      throw unreadable(failure);
    }
  }

  /** The bytes between two offsets. */
  byte[] bytes(FileChannel channel, long from, long to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(to - from));
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      continue;
    }
    if (buffer.hasRemaining()) {
      throw changedMeanwhile(name);
    }
    return buffer.array();
  }

  StoreException.Unavailable unreadable(IOException failure) {
    return StoreException.Unavailable.lasting(name + " cannot be read", failure);
  }

  /**
   * What a parser said, as a failure that names the place, and nothing of the content.
   *
   * @param before bytes before those that the parser was given
   */
  MoveException notJson(JsonProcessingException failure, long before) {
    long at = failure.getLocation() == null ? 0 : failure.getLocation().getByteOffset() + before;
    if (failure instanceof JsonEOFException) {
      return broken(
          "ends in the middle, after " + length + " bytes: a part of it is missing", null);
    }
    String place = " at byte " + at + " (line " + line(at) + ")";
    if (failure instanceof StreamConstraintsException) {
      return broken("is nested too deeply, or has too long a name," + place, null);
    }
    boolean text = String.valueOf(failure.getOriginalMessage()).startsWith("Invalid UTF-8");
    return broken((text ? "is not UTF-8" : "is not JSON") + place, null);
  }

  /** The failure of a file with less or more than one value. */
  MoveException notOne(boolean isEmpty) {
    return broken(isEmpty ? "is empty" : "goes on behind its end", null);
  }

  private MoveException broken(String what, @Nullable Exception cause) {
    MoveException.Code code = MoveException.Code.FAILED;
    String hint = "mend the file, or take one from a backup; nothing was written";
    return new MoveException(code, name + " " + what, hint, cause);
  }

  private long line(long at) {
    long lines = 1;
    try (InputStream in = open(0)) {
      byte[] buffer = new byte[64 * 1024];
      long left = at;
      for (int got = in.read(buffer); got > 0 && left > 0; got = in.read(buffer)) {
        for (int index = 0; index < got && index < left; index++) {
          lines += buffer[index] == '\n' ? 1 : 0;
        }
        left -= got;
      }
    } catch (IOException failure) {
      throw unreadable(failure);
    }
    return lines;
  }
}
