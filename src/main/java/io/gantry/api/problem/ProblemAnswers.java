package io.gantry.api.problem;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Ids;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the problem that answers a request, and logs what the operator must know of it. */
public final class ProblemAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private final Ids ids;

  /**
   * @param ids gives trace ids
   */
  public ProblemAnswers(Ids ids) {
    this.ids = requireNonNull(ids, "ids");
  }

  /** The problem for an exception that ended the request of this method and path. */
  public Answer of(Throwable thrown, String method, String path) {
    Failure failure = Problems.of(thrown);
    Problem problem = problem(failure, path);
    if (failure.unexpected()) {
      LOG.error(
          "Request failed method={} path={} status={} trace_id={}",
          method,
          path,
          problem.status(),
          problem.traceId(),
          thrown);
    }
    return new Answer(problem, failure.headers());
  }

  /** The problem for a status that the server itself answers with. */
  public Problem ofStatus(int status, String path) {
    ProblemType type = ProblemType.ofStatus(status).orElse(ProblemType.INTERNAL_ERROR);
    Failure bare = Failure.of(type, type.title());
    return problem(bare, path, status);
  }

  private Problem problem(Failure failure, String path) {
    return problem(failure, path, failure.status());
  }

  private Problem problem(Failure failure, String path, int status) {
    return new Problem(
        failure.type().address(),
        failure.type().title(),
        status,
        failure.detail(),
        path,
        failure.errors(),
        failure.lacking(),
        ids.next().replace("-", ""));
  }

  /**
   * A problem with the headers that go with it.
   *
   * @param headers such as {@code Retry-After}
   */
  public record Answer(Problem problem, Map<String, String> headers) {}
}
