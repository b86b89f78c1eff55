package io.gantry.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {

  /** What several resources have in common. */
  public abstract static class Things {

    @GET
    public String list() {
      return "all";
    }

    @GET
    @Path("{id}")
    public String one() {
      return "one";
    }
  }

  /** A resource with a pattern in its path. */
  @Path("/boxes/")
  public static final class Boxes extends Things {

    @PATCH
    @Path("{id : [a-z]{1,3}}/lid")
    public String lid() {
      return "lid";
    }
  }

  private final ApplicationHandler application =
      new ApplicationHandler(new ResourceConfig(RouteFeature.class, Boxes.class));

  @ParameterizedTest
  @CsvSource({
    "GET, boxes, /api/boxes",
    "GET, boxes/17, /api/boxes/{id}",
    "PATCH, boxes/abc/lid, /api/boxes/{id}/lid",
  })
  void aMatchedRequestCarriesItsTemplate(String method, String path, String template)
      throws Exception {
    assertThat(attribute(method, path)).isEqualTo(new Route(method, template));
  }

  @Test
  void aRequestThatNothingMatchesCarriesNone() throws Exception {
    assertThat(attribute("GET", "barrels")).isNull();
  }

  @Test
  void unknownMethodsAreOneLabel() {
    assertThat(Route.unmatched("BREW")).isEqualTo(Route.unmatched("X"));
    assertThat(Route.unmatched("GET")).isEqualTo(new Route("GET", "unmatched"));
  }

  private Object attribute(String method, String path)
      throws ExecutionException, InterruptedException {
    URI base = URI.create("http://localhost/api/");
    ContainerRequest request =
        new ContainerRequest(
            base, base.resolve(path), method, null, new MapPropertiesDelegate(), null);
    application.apply(request).get();
    return request.getProperty(RouteFeature.ATTRIBUTE);
  }
}
