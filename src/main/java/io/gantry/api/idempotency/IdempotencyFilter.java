package io.gantry.api.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.api.json.Bodies;
import io.gantry.api.json.Json;
import io.gantry.api.problem.Problem;
import io.gantry.api.problem.ProblemType;
import io.gantry.config.GantryConfig.Limits;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Handles {@code Idempotency-Key}. A request that failed without effect frees its key; when nobody
 * can tell whether it had one, the key stays held until its lease is over, and then the repetition
 * makes the same record, not a second.
 *
 * <p>The bytes of an upload are too many to be held here: its resource begins the request itself.
 */
@ApiComponent
@Priority(Priorities.USER)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {

  public static final String HEADER = "Idempotency-Key";

  /** Marks an answer that was given before. */
  public static final String REPLAYED = "Idempotent-Replayed";

  private static final List<String> KEPT_HEADERS =
      List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);

  /** After these, nobody can tell whether the request had an effect. */
  private static final Set<String> DOUBTFUL =
      Set.of(ProblemType.OUTCOME_UNKNOWN.address(), ProblemType.INTERNAL_ERROR.address());

  private final Idempotency idempotency;
  private final Json json;
  private final Limits limits;

  @Inject
  public IdempotencyFilter(Idempotency idempotency, Json json, Limits limits) {
    this.idempotency = requireNonNull(idempotency, "idempotency");
    this.json = requireNonNull(json, "json");
    this.limits = requireNonNull(limits, "limits");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String clientKey = request.getHeaderString(HEADER);
    if (clientKey == null || isUpload(request.getMediaType())) {
      return;
    }
    String declared = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    byte[] body = Bodies.read(request.getEntityStream(), declared, limits.maxBodyBytes());
    request.setEntityStream(new ByteArrayInputStream(body));
    boolean signedIn = request.getSecurityContext().getUserPrincipal() != null;
    idempotency
        .begin(signedIn, clientKey, target(request), body)
        .ifPresent(answer -> request.abortWith(replayed(answer)));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    idempotency.take().ifPresent(held -> end(held, response));
  }

  /** The answer that was kept. */
  public static Response replayed(KeptAnswer answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.headers().forEach(response::header);
    if (answer.body() != null) {
      response.entity(answer.body().getBytes(UTF_8));
    }
    return response.header(REPLAYED, true).build();
  }

  private void end(RunningRequest.Held held, ContainerResponseContext response) {
    if (response.getStatus() < 300) {
      idempotency.complete(held, keep(response));
    } else if (!isDoubtful(response.getEntity())) {
      idempotency.release(held);
    }
  }

  private static boolean isDoubtful(@Nullable Object entity) {
    return !(entity instanceof Problem problem) || DOUBTFUL.contains(problem.type());
  }

  /** Writes the entity once, for the client and for keeping. */
  private KeptAnswer keep(ContainerResponseContext response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT_HEADERS) {
      String value = response.getHeaderString(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    if (!response.hasEntity()) {
      return new KeptAnswer(response.getStatus(), headers, null);
    }
    byte[] bytes = json.write(response.getEntity());
    headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    response.setEntity(bytes, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
    return new KeptAnswer(response.getStatus(), headers, new String(bytes, UTF_8));
  }

  private static boolean isUpload(@Nullable MediaType type) {
    return type != null && type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE);
  }

  private static String target(ContainerRequestContext request) {
    URI uri = request.getUriInfo().getRequestUri();
    return request.getMethod() + " " + uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
