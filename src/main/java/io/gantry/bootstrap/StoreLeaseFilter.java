package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.store.StoreLease;
import io.gantry.store.StoreLeases;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives each request one store from begin to end, as long as it stays on the thread that it came in
 * on. What goes on without that thread, as streams of events do, holds no store: it would keep a
 * replaced one open, and whoever asks for one there is refused.
 */
@Singleton
public class StoreLeaseFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient StoreLeases leases;

  @Inject
  public StoreLeaseFilter(StoreLeases leases) {
    this.leases = requireNonNull(leases, "leases");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    StoreLease lease = leases.take();
    try {
      chain.doFilter(request, response);
    } finally {
      lease.close();
    }
  }
}
