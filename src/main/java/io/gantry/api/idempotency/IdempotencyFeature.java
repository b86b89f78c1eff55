package io.gantry.api.idempotency;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Puts the {@link IdempotencyFilter} around every POST; other methods do not even look for it. */
@Provider
@ApiComponent
public class IdempotencyFeature implements DynamicFeature {

  private final IdempotencyFilter filter;

  @Inject
  public IdempotencyFeature(IdempotencyFilter filter) {
    this.filter = requireNonNull(filter, "filter");
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (resource.getResourceMethod().isAnnotationPresent(POST.class)) {
      context.register(filter);
    }
  }
}
