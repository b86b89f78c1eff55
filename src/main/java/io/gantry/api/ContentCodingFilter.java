package io.gantry.api;

import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;

/** Refuses compressed bodies: they would be read, or kept, as the bytes that they are not. */
@Provider
@ApiComponent
public class ContentCodingFilter implements ContainerRequestFilter {

  private static final String NONE = "identity";

  @Override
  public void filter(ContainerRequestContext request) {
    String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase(NONE)) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "Bodies must not be compressed",
          List.of(),
          Map.of(HttpHeaders.ACCEPT_ENCODING, NONE));
    }
  }
}
