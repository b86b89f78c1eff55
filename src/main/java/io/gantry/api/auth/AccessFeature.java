package io.gantry.api.auth;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.signin.SessionGate;
import io.gantry.store.Store;
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Enforces {@link DenyAll}, {@link RolesAllowed} and {@link PermitAll}: the annotation of the
 * method counts, else that of its class. A resource method with none, or with two in one place,
 * fails the start, so that nothing is open by oversight.
 */
@Provider
@ApiComponent
public class AccessFeature implements DynamicFeature {

  private final Store store;
  private final SessionGate gate;
  private final SignedIn signedIn;

  @Inject
  public AccessFeature(Store store, SessionGate gate, SignedIn signedIn) {
    this.store = requireNonNull(store, "store");
    this.gate = requireNonNull(gate, "gate");
    this.signedIn = requireNonNull(signedIn, "signedIn");
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    // The server's own answers to OPTIONS come from classes of its own, and tell nobody anything.
    if (!resource.getResourceClass().getName().startsWith("io.gantry.")) {
      return;
    }
    Method method = resource.getResourceMethod();
    Annotation rule =
        rule(method)
            .or(() -> rule(resource.getResourceClass()))
            .orElseThrow(() -> new IllegalStateException(method + " does not say who may call it"));
    if (rule instanceof RolesAllowed roles) {
      context.register(new AccessFilter(store, gate, signedIn, Set.of(roles.value())));
    } else if (rule instanceof DenyAll) {
      context.register(new NobodyFilter());
    }
  }

  private static Optional<Annotation> rule(AnnotatedElement place) {
    List<Annotation> rules =
        Stream.of(DenyAll.class, RolesAllowed.class, PermitAll.class)
            .<Annotation>map(place::getAnnotation)
            .filter(Objects::nonNull)
            .toList();
    if (rules.size() > 1) {
      throw new IllegalStateException(place + " says twice who may call it");
    }
    return rules.stream().findFirst();
  }

  /** Lets nobody pass. */
  @Priority(Priorities.AUTHENTICATION)
  private static final class NobodyFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
      throw new ProblemException(ProblemType.FORBIDDEN, "Nobody may do this");
    }
  }
}
