package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.health.StoreProbe;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether the service works, in the shape of the audio service. */
@ApiComponent
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class AudioServiceHealthResource {

  private final Store store;
  private final StoreProbe probe;

  @Inject
  public AudioServiceHealthResource(Store store, StoreProbe probe) {
    this.store = requireNonNull(store, "store");
    this.probe = requireNonNull(probe, "probe");
  }

  @GET
  public Health read() {
    if (!probe.health().isOk()) {
      throw new StoreException.Unavailable("The store is away", null);
    }
    return new Health("healthy", "decision-data-backend", store.provider().label());
  }

  /**
   * The three fields that clients of the audio service know.
   *
   * @param service the name of that service
   */
  public record Health(String status, String service, String database) {}
}
