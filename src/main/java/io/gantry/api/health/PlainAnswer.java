package io.gantry.api.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;

/** An answer for machines that watch the server: made anew for each request, never cached. */
public record PlainAnswer(int status, String contentType, String body) {

  public PlainAnswer {
    requireNonNull(contentType, "contentType");
    requireNonNull(body, "body");
  }

  /** Answers a GET or HEAD with what {@code answer} makes, and anything else as an error. */
  public static void send(
      HttpServletRequest request, HttpServletResponse response, Supplier<PlainAnswer> answer)
      throws IOException {
    boolean head = request.getMethod().equals("HEAD");
    if (!head && !request.getMethod().equals("GET")) {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    PlainAnswer plain = answer.get();
    byte[] body = plain.body().getBytes(UTF_8);
    response.setStatus(plain.status());
    response.setContentType(plain.contentType());
    response.setContentLength(body.length);
    response.setHeader("Cache-Control", "no-store");
    if (!head) {
      response.getOutputStream().write(body);
    }
  }
}
