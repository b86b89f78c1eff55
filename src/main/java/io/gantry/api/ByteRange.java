package io.gantry.api;

import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file.
 *
 * @param start of its first byte
 * @param length in bytes, at least 1
 */
record ByteRange(long start, long length) {

  private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d*)-(\\d*)\\s*");

  /**
   * The part that a {@code Range} header asks for (RFC 9110, 14.2). Several parts at once are not
   * given: as for any header that is not understood, the whole file is the answer.
   *
   * @return empty for the whole file
   * @throws ProblemException with 416 when the part lies outside the file
   */
  static Optional<ByteRange> of(@Nullable String header, long size) {
    Matcher matcher = header == null ? null : SINGLE.matcher(header);
    if (matcher == null || !matcher.matches()) {
      return Optional.empty();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? Optional.empty() : Optional.of(suffix(number(last), size));
    }
    long start = number(first);
    long end = last.isEmpty() ? Long.MAX_VALUE : number(last);
    if (end < start) {
      return Optional.empty();
    }
    return Optional.of(of(start, Math.min(end, size - 1), size));
  }

  /** As {@code Content-Range} says it. */
  String text(long size) {
    return "bytes " + start + "-" + (start + length - 1) + "/" + size;
  }

  /** Numbers beyond any file are as good as the largest. */
  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException large) {
      return Long.MAX_VALUE;
    }
  }

  private static ByteRange suffix(long length, long size) {
    return of(Math.max(0, size - length), length == 0 ? -1 : size - 1, size);
  }

  private static ByteRange of(long start, long end, long size) {
    if (start >= size || end < start) {
      throw new ProblemException(
          ProblemType.RANGE_NOT_SATISFIABLE,
          "The file has " + size + " bytes",
          List.of(),
          Map.of("Content-Range", "bytes */" + size));
    }
    return new ByteRange(start, end - start + 1);
  }
}
