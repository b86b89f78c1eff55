package io.gantry.api;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pages that show the API, kept to what comes from this server. The server's own servlet for
 * files would lead from {@code /api-docs} to an address with whatever {@code Host} the client sent.
 */
@WebServlet("/api-docs/*")
public class ApiDocsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final String FOLDER = "/api-docs";

  /** The folder is flat. */
  private static final Pattern FILE = Pattern.compile("/[A-Za-z0-9][A-Za-z0-9.-]*");

  /** Swagger UI sets styles itself and holds its icons as data. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String file = file(request);
    if (file == null) {
      // Without the slash the page would look for its parts beside itself.
      response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
      response.setHeader("Location", request.getContextPath() + FOLDER + "/");
      return;
    }
    URL resource = resource(file);
    if (resource == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType(getServletContext().getMimeType(file));
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    try (InputStream bytes = resource.openStream()) {
      bytes.transferTo(response.getOutputStream());
    }
  }

  /** Lets browsers ask whether a file is still the one they have. */
  @Override
  protected long getLastModified(HttpServletRequest request) {
    try {
      String file = file(request);
      URL resource = file == null ? null : resource(file);
      return resource == null ? -1 : resource.openConnection().getLastModified();
    } catch (IOException unknown) {
      return -1;
    }
  }

  private static @Nullable String file(HttpServletRequest request) {
    String path = request.getPathInfo();
    return "/".equals(path) ? "/index.html" : path;
  }

  private @Nullable URL resource(String file) throws IOException {
    return FILE.matcher(file).matches() ? getServletContext().getResource(FOLDER + file) : null;
  }
}
