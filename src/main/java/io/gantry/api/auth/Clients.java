package io.gantry.api.auth;

import io.gantry.signin.Client;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Where the current request comes from. */
@RequestScoped
public class Clients {

  private final @Nullable HttpServletRequest request;

  /** For the proxy of this bean alone, as CDI asks for. */
  protected Clients() {
    this.request = null;
  }

  @Inject
  Clients(HttpServletRequest request) {
    this.request = request;
  }

  Client current() {
    if (request == null) {
      throw new IllegalStateException("There is no request");
    }
    return new Client(request.getRemoteAddr(), request.getHeader("User-Agent"));
  }
}
