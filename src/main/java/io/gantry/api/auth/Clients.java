package io.gantry.api.auth;

import io.gantry.config.GantryConfig;
import io.gantry.signin.Client;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the current request comes from. */
@RequestScoped
public class Clients {

  private final @Nullable HttpServletRequest request;
  private final ForwardedFor forwarded;

  /** For the proxy of this bean alone, as CDI asks for. */
  protected Clients() {
    this.request = null;
    this.forwarded = new ForwardedFor(List.of());
  }

  @Inject
  Clients(HttpServletRequest request, GantryConfig config) {
    this.request = request;
    this.forwarded = new ForwardedFor(config.server().trustedProxies());
  }

  Client current() {
    if (request == null) {
      throw new IllegalStateException("There is no request");
    }
    String address =
        forwarded.client(
            request.getRemoteAddr(),
            Collections.list(request.getHeaders("X-Forwarded-For")),
            Collections.list(request.getHeaders("Forwarded")));
    return new Client(address, request.getHeader("User-Agent"));
  }
}
