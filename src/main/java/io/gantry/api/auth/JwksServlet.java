package io.gantry.api.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.security.SigningKey;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The public keys that access tokens are verified with (RFC 7517), where verifiers look for them.
 */
@WebServlet("/.well-known/jwks.json")
public class JwksServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient SigningKey key;

  @Inject
  public JwksServlet(SigningKey key) {
    this.key = requireNonNull(key, "key");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = key.publicKeys().getBytes(UTF_8);
    response.setContentType("application/json");
    // A key is added before tokens are signed with it, so verifiers may keep the list for a while.
    response.setHeader("Cache-Control", "public, max-age=300");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
