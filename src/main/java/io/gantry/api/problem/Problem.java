package io.gantry.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error answer (RFC 9457).
 *
 * @param type where this kind of problem is described
 * @param detail what is wrong with this very request
 * @param instance the path of the request
 * @param errors what is wrong one by one; left out when that is all in the detail
 * @param lacking what the schema version cannot; null for other problems
 * @param traceId what the server's log names the request by
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProblemError> errors,
    @JsonUnwrapped @Nullable Lacking lacking,
    @JsonProperty("trace_id") String traceId) {

  public Problem {
    errors = List.copyOf(errors);
  }
}
