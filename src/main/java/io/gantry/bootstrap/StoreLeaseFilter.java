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
 * Gives each request one store from begin to end. Requests stay on the thread that they came in on:
 * the filter is registered without support for asynchronous ones.
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
