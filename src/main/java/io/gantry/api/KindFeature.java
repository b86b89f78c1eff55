package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Enforces {@link NeedsKind}. */
@Provider
@ApiComponent
public class KindFeature implements DynamicFeature {

  private final Store store;

  @Inject
  public KindFeature(Store store) {
    this.store = requireNonNull(store, "store");
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    NeedsKind needs = resource.getResourceMethod().getAnnotation(NeedsKind.class);
    if (needs == null) {
      needs = resource.getResourceClass().getAnnotation(NeedsKind.class);
    }
    if (needs != null) {
      context.register(new KindFilter(store, List.of(needs.value())));
    }
  }

  /** After the sign-in, before the body, its size and its key are looked at. */
  @Priority(Priorities.AUTHORIZATION)
  private record KindFilter(Store store, List<EntityKind> kinds) implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
      SchemaVersion version = store.schemaVersion();
      for (EntityKind kind : kinds) {
        if (!version.has(kind)) {
          throw new StoreException.Unsupported(version, kind);
        }
      }
    }
  }
}
