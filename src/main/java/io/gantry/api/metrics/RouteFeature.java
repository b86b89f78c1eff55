package io.gantry.api.metrics;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lets each request carry its route. A route is made once, when the resource method becomes known,
 * so a request pays for setting one attribute.
 */
@Provider
public class RouteFeature implements DynamicFeature {

  /** The request attribute that holds the {@link Route}. */
  static final String ATTRIBUTE = "io.gantry.route";

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    httpMethod(method)
        .map(name -> Route.of(name, resource.getResourceClass(), method))
        .ifPresent(route -> context.register(new RouteFilter(route)));
  }

  private static Optional<String> httpMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value())
        .findFirst();
  }

  /** Sets a property of the request, which servers keep as the attribute of that name. */
  private record RouteFilter(Route route) implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
      request.setProperty(ATTRIBUTE, route);
    }
  }
}
