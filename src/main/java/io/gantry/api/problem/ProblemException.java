package io.gantry.api.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/** A request that cannot be done, said as the problem it is answered with. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient List<ProblemError> errors;
  private final transient Map<String, String> headers;

  /**
   * @param detail what is wrong with this very request, fit for its sender
   */
  public ProblemException(ProblemType type, String detail) {
    this(type, detail, List.of(), Map.of());
  }

  public ProblemException(
      ProblemType type, String detail, List<ProblemError> errors, Map<String, String> headers) {
    super(requireNonNull(detail, "detail"));
    this.type = requireNonNull(type, "type");
    this.errors = List.copyOf(errors);
    this.headers = Map.copyOf(headers);
  }

  /** A value in the body that does not fit. */
  public static ProblemException invalid(String pointer, String detail) {
    return invalid(ProblemError.atPointer(pointer, detail));
  }

  /** A query parameter or header that does not fit. */
  public static ProblemException invalidParameter(String parameter, String detail) {
    return invalid(ProblemError.ofParameter(parameter, detail));
  }

  private static ProblemException invalid(ProblemError error) {
    return new ProblemException(
        ProblemType.INVALID_REQUEST, Problems.sentence(error), List.of(error), Map.of());
  }

  /** There is no such record, or it is not the caller's. */
  public static ProblemException notFound(String kind, String id) {
    return new ProblemException(ProblemType.NOT_FOUND, "There is no " + kind + " " + id);
  }

  public ProblemType type() {
    return type;
  }

  public List<ProblemError> errors() {
    return errors;
  }

  /** Headers that go with the answer, such as {@code Retry-After}. */
  public Map<String, String> headers() {
    return headers;
  }
}
