package io.gantry.api.metrics;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of request.
 *
 * @param template the path with its parameters unfilled: {@code /api/canvases/{id}}
 */
public record Route(String method, String template) {

  private static final String API = "api";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  public Route {
    requireNonNull(method, "method");
    requireNonNull(template, "template");
  }

  /** Requests that no resource took; methods are only told apart when they are known ones. */
  static Route unmatched(String method) {
    return new Route(METHODS.contains(method) ? method : "OTHER", "unmatched");
  }

  /** The route of a resource method of the API. */
  static Route of(String httpMethod, Class<?> resource, Method method) {
    return new Route(
        httpMethod,
        Stream.of(
                API,
                path(resource.getAnnotation(Path.class)),
                path(method.getAnnotation(Path.class)))
            .map(Route::trimmed)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("/", "/", "")));
  }

  private static String path(@Nullable Path path) {
    return path == null ? "" : path.value();
  }

  /** Without slashes at the ends and without the patterns of parameters: {@code {id: .+}}. */
  private static String trimmed(String path) {
    return path.replaceAll("^/+|/+$", "").replaceAll("\\{\\s*([\\w.-]+)\\s*:[^/]*}", "{$1}");
  }
}
