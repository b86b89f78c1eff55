package io.gantry.api;

import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What {@code If-Match} demands of the record that is changed.
 *
 * @param header as sent; null when it was not
 */
public record Precondition(@Nullable String header) {

  /** Any revision will do. */
  public static final Precondition NONE = new Precondition(null);

  boolean isPresent() {
    return header != null;
  }

  /**
   * @throws ProblemException with 412 when the header names other revisions than this
   */
  void require(String kind, String id, long revision) {
    if (header != null && !matches(header, revision)) {
      throw failed(kind, id);
    }
  }

  /** The answer to a change that came too late for its precondition. */
  ProblemException failed(String kind, String id) {
    return new ProblemException(
        ProblemType.PRECONDITION_FAILED, "The " + kind + " " + id + " is at another revision");
  }

  private static boolean matches(String header, long revision) {
    String tag = ETags.text(revision);
    return Arrays.stream(header.split(",", -1))
        .map(String::strip)
        .anyMatch(candidate -> candidate.equals("*") || candidate.equals(tag));
  }
}
