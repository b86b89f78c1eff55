package io.gantry.api.local;

import static java.util.Objects.requireNonNull;

import io.gantry.api.json.Json;
import io.gantry.api.json.JsonWriter;
import io.gantry.api.problem.Problem;
import io.gantry.api.problem.ProblemAnswers;
import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.config.GantryConfig;
import io.gantry.store.Store;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Where nobody signs in, any page that a browser shows could ask this server: refuses requests to
 * names that are not of this machine (421), and changes that pages of others ask for (403).
 */
@Singleton
public class NeighbourFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final transient Store store;
  private final transient Neighbours neighbours;
  private final transient ProblemAnswers problems;
  private final transient Json json;

  @Inject
  public NeighbourFilter(Store store, GantryConfig config, ProblemAnswers problems, Json json) {
    this.store = requireNonNull(store, "store");
    this.neighbours = new Neighbours(config.server());
    this.problems = requireNonNull(problems, "problems");
    this.json = requireNonNull(json, "json");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String host = request.getHeader("Host");
    if (store.schemaVersion().hasSignIn()) {
      chain.doFilter(request, response);
    } else if (!neighbours.isAddressedHere(host)) {
      refuse(ProblemType.MISDIRECTED, request, response);
    } else if (!READING.contains(request.getMethod())
        && !neighbours.mayChange(request.getHeader("Origin"), host)) {
      refuse(ProblemType.FOREIGN_PAGE, request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void refuse(ProblemType type, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProblemException refusal = new ProblemException(type, type.description().replace("`", ""));
    Problem problem = problems.of(refusal, request.getMethod(), request.getRequestURI()).problem();
    byte[] body = json.write(problem);
    response.setStatus(problem.status());
    response.setContentType(JsonWriter.PROBLEM_JSON);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
