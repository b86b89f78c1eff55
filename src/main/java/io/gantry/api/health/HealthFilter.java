package io.gantry.api.health;

import static java.util.Objects.requireNonNull;

import io.gantry.store.SwitchStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers {@code GET /health}. A filter, because on some servers that address belongs to their own
 * servlet, which a filter comes before; the addresses below it stay theirs.
 */
@Singleton
public class HealthFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient StoreProbe probe;
  private final transient SwitchStatus switching;

  @Inject
  public HealthFilter(StoreProbe probe, SwitchStatus switching) {
    this.probe = requireNonNull(probe, "probe");
    this.switching = requireNonNull(switching, "switching");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    PlainAnswer.send(
        request,
        response,
        () -> {
          HealthAnswer answer = HealthAnswer.of(probe.probe(), switching.pending());
          return new PlainAnswer(answer.status(), "application/json", answer.body());
        });
  }
}
