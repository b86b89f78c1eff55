package io.gantry.api.problem;

import java.util.List;
import java.util.Map;

/**
 * What an exception means to the sender of the request, before the request itself is known.
 *
 * @param status mostly that of the type; a server's own statuses are kept
 * @param unexpected whether it is a fault of ours that the log must tell
 */
record Failure(
    ProblemType type,
    int status,
    String detail,
    List<ProblemError> errors,
    Map<String, String> headers,
    boolean unexpected) {

  static Failure of(ProblemType type, String detail) {
    return new Failure(type, type.status(), detail, List.of(), Map.of(), false);
  }

  static Failure of(ProblemType type, ProblemError error) {
    return new Failure(
        type, type.status(), Problems.sentence(error), List.of(error), Map.of(), false);
  }

  static Failure internal() {
    ProblemType type = ProblemType.INTERNAL_ERROR;
    return new Failure(
        type, type.status(), "The server failed to answer", List.of(), Map.of(), true);
  }

  Failure retryAfter(int seconds) {
    return new Failure(
        type, status, detail, errors, Map.of("Retry-After", Integer.toString(seconds)), unexpected);
  }
}
