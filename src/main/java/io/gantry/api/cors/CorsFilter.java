package io.gantry.api.cors;

import io.gantry.config.GantryConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers preflight requests and marks answers for the configured origins. Tokens travel in a
 * header that the page sets, never in a cookie, so credentials are not allowed.
 */
@Singleton
public class CorsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

  private static final String REQUEST_HEADERS =
      "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Range";

  private static final String RESPONSE_HEADERS =
      "ETag, Location, Content-Range, Content-Disposition, Retry-After";

  /** Two hours: what browsers cut longer ones to. */
  private static final String MAX_AGE = "7200";

  private final transient Set<String> origins;

  @Inject
  public CorsFilter(GantryConfig config) {
    this.origins = Set.copyOf(config.server().corsOrigins());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (origins.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    response.addHeader("Vary", "Origin");
    String origin = request.getHeader("Origin");
    boolean allowed = origin != null && origins.contains(origin);
    if (allowed) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Expose-Headers", RESPONSE_HEADERS);
    }
    if (isPreflight(request, origin)) {
      preflight(response, allowed);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isPreflight(HttpServletRequest request, @Nullable String origin) {
    return origin != null
        && request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  /** A browser takes an answer without these headers as a refusal. */
  private static void preflight(HttpServletResponse response, boolean allowed) {
    if (allowed) {
      response.setHeader("Access-Control-Allow-Methods", METHODS);
      response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
      response.setHeader("Access-Control-Max-Age", MAX_AGE);
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
