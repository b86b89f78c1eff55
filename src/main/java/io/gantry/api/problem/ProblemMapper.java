package io.gantry.api.problem;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.api.json.JsonWriter;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/** Answers every exception of the API, ours and the server's, with a problem. */
@Provider
@ApiComponent
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private final ProblemAnswers answers;

  // Only the server can give these, and only into fields.
  @Context private @Nullable UriInfo uriInfo;
  @Context private @Nullable Request request;

  @Inject
  public ProblemMapper(ProblemAnswers answers) {
    this.answers = requireNonNull(answers, "answers");
  }

  @Override
  public Response toResponse(Throwable thrown) {
    ProblemAnswers.Answer answer = answers.of(thrown, method(), path());
    Response.ResponseBuilder response =
        Response.status(answer.problem().status())
            .entity(answer.problem())
            .type(JsonWriter.PROBLEM_JSON);
    answer.headers().forEach(response::header);
    return response.build();
  }

  private String method() {
    return request == null ? "" : request.getMethod();
  }

  private String path() {
    return uriInfo == null ? "" : uriInfo.getRequestUri().getRawPath();
  }
}
