package io.gantry.api.problem;

import io.gantry.store.StoreException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an exception means to the sender of the request, before the request itself is known.
 *
 * @param status mostly that of the type; a server's own statuses are kept
 * @param lacking what the schema version cannot; null for other problems
 * @param unexpected whether it is a fault of ours that the log must tell
 */
record Failure(
    ProblemType type,
    int status,
    String detail,
    List<ProblemError> errors,
    Map<String, String> headers,
    @Nullable Lacking lacking,
    boolean unexpected) {

  static Failure of(ProblemType type, String detail) {
    return new Failure(type, type.status(), detail, List.of(), Map.of(), null, false);
  }

  static Failure of(ProblemType type, ProblemError error) {
    return new Failure(
        type, type.status(), Problems.sentence(error), List.of(error), Map.of(), null, false);
  }

  static Failure lacking(StoreException.Unsupported unsupported) {
    Lacking lacking = Lacking.of(unsupported);
    ProblemType type = ProblemType.UNSUPPORTED;
    String detail = unsupported.getMessage() + lacking.remedy();
    return new Failure(type, type.status(), detail, List.of(), Map.of(), lacking, false);
  }

  static Failure internal() {
    ProblemType type = ProblemType.INTERNAL_ERROR;
    return new Failure(
        type, type.status(), "The server failed to answer", List.of(), Map.of(), null, true);
  }

  Failure retryAfter(int seconds) {
    return new Failure(
        type,
        status,
        detail,
        errors,
        Map.of("Retry-After", Integer.toString(seconds)),
        lacking,
        unexpected);
  }
}
