package io.gantry.api.auth;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.signin.SessionGate;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Set;

/**
 * Enforces {@link RolesAllowed} and {@link PermitAll}: the annotation of the method counts, else
 * that of its class. A resource method with neither fails the start, so that none is open by
 * oversight.
 */
@Provider
@ApiComponent
public class AccessFeature implements DynamicFeature {

  private final SessionGate gate;
  private final SignedIn signedIn;

  @Inject
  public AccessFeature(SessionGate gate, SignedIn signedIn) {
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
    RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
    if (roles == null && method.isAnnotationPresent(PermitAll.class)) {
      return;
    }
    if (roles == null) {
      roles = resource.getResourceClass().getAnnotation(RolesAllowed.class);
    }
    if (roles != null) {
      context.register(new AccessFilter(gate, signedIn, Set.of(roles.value())));
    } else if (!resource.getResourceClass().isAnnotationPresent(PermitAll.class)) {
      throw new IllegalStateException(method + " does not say who may call it");
    }
  }
}
