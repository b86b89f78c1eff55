package io.gantry.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Gives the description of the API as it was written, in YAML, or in JSON when that is asked for.
 * The server's own OpenAPI service would drop which operations need no sign-in.
 */
@WebFilter("/openapi")
public class OpenApiFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String DOCUMENT = "/META-INF/openapi.yaml";

  private transient byte @Nullable [] json;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    boolean asJson = wantsJson(request);
    byte[] body = asJson ? json() : yaml();
    response.setContentType(asJson ? "application/json" : "application/yaml;charset=UTF-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean wantsJson(HttpServletRequest request) {
    String format = request.getParameter("format");
    if (format != null) {
      return format.equalsIgnoreCase("json");
    }
    String accept = request.getHeader("Accept");
    String wanted = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
    return wanted.contains("json") && !wanted.contains("yaml");
  }

  private synchronized byte[] json() throws IOException {
    if (json == null) {
      Object tree =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml(), UTF_8));
      json = new ObjectMapper().writeValueAsBytes(tree);
    }
    return json;
  }

  private static byte[] yaml() {
    try (InputStream in = OpenApiFilter.class.getResourceAsStream(DOCUMENT)) {
      if (in == null) {
        throw new IllegalStateException("The application is built without " + DOCUMENT);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
