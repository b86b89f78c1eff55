package io.gantry.api.problem;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a request.
 *
 * @param pointer where in the body, as a JSON pointer; null when it is not in the body
 * @param parameter the query parameter or header; null when it is neither
 * @param detail what must hold
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemError(@Nullable String pointer, @Nullable String parameter, String detail) {

  public ProblemError {
    requireNonNull(detail, "detail");
  }

  public static ProblemError atPointer(String pointer, String detail) {
    return new ProblemError(pointer, null, detail);
  }

  public static ProblemError ofParameter(String parameter, String detail) {
    return new ProblemError(null, parameter, detail);
  }
}
