package io.gantry.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.gantry.api.problem.ProblemException;
import io.gantry.common.Ids;
import io.gantry.fake.InMemoryStore;
import io.gantry.fixture.SigningKeys;
import io.gantry.security.AccessTokens;
import io.gantry.signin.SessionGate;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessFeatureTest {

  private static final URI BASE = URI.create("http://localhost/");

  /** Closed but for what its methods say. */
  @Path("closed")
  @DenyAll
  public static class Closed {

    @GET
    @Path("all")
    public String all() {
      return "all";
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
      return "open";
    }

    @GET
    @Path("roles")
    @RolesAllowed("member")
    public String roles() {
      return "roles";
    }
  }

  /** Open but for what its methods say. */
  @Path("open")
  @PermitAll
  public static class Open {

    @GET
    @Path("all")
    public String all() {
      return "all";
    }

    @GET
    @Path("denied")
    @DenyAll
    public String denied() {
      return "denied";
    }
  }

  /** Says nothing. */
  @Path("silent")
  public static class Silent {

    @GET
    public String get() {
      return "silent";
    }
  }

  /** Says two things. */
  @Path("contradictory")
  public static class Contradictory {

    @GET
    @PermitAll
    @DenyAll
    public String get() {
      return "contradictory";
    }
  }

  @ParameterizedTest
  @CsvSource({
    "closed/all, 403",
    "closed/open, 200",
    "closed/roles, 401",
    "open/all, 200",
    "open/denied, 403",
  })
  void theAnnotationOfTheMethodCountsElseThatOfItsClass(String path, int status) throws Exception {
    assertThat(get(server(Closed.class, Open.class), path)).isEqualTo(status);
  }

  @Test
  void aMethodThatDoesNotSayWhoMayCallItFailsTheStart() {
    assertThatIllegalStateException()
        .isThrownBy(() -> server(Silent.class))
        .withMessageContaining("does not say who may call it");
    assertThatIllegalStateException()
        .isThrownBy(() -> server(Contradictory.class))
        .withMessageContaining("says twice");
  }

  private ApplicationHandler server(Class<?>... resources) {
    Clock clock = Clock.systemUTC();
    AccessTokens tokens =
        new AccessTokens(
            SigningKeys.shared(), "urn:gantry", Duration.ofMinutes(15), clock, new Ids(clock));
    InMemoryStore store = new InMemoryStore();
    SessionGate gate = new SessionGate(store, tokens, clock);
    return new ApplicationHandler(
        new ResourceConfig(resources).register(new AccessFeature(store, gate, new SignedIn())));
  }

  private static int get(ApplicationHandler server, String path) throws InterruptedException {
    ContainerRequest request =
        new ContainerRequest(
            BASE, BASE.resolve(path), "GET", null, new MapPropertiesDelegate(), null);
    try {
      return server.apply(request).get().getStatus();
    } catch (ExecutionException refused) {
      if (refused.getCause() instanceof ProblemException problem) {
        return problem.type().status();
      }
      throw new AssertionError(refused);
    }
  }
}
