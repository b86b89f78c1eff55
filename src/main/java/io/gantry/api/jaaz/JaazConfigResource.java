package io.gantry.api.jaaz;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.api.Roles;
import io.gantry.api.jaaz.JaazShapes.Existence;
import io.gantry.api.jaaz.JaazShapes.Outcome;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.json.JsonParts;
import io.gantry.common.JsonText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** The caller's model providers, for old clients. */
@ApiComponent
@Path("config")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class JaazConfigResource {

  private final JaazProviders providers;
  private final JsonParts parts;

  @Inject
  public JaazConfigResource(JaazProviders providers, Json json) {
    this.providers = requireNonNull(providers, "providers");
    this.parts = json.parts();
  }

  @GET
  public Map<String, Map<String, JsonText>> read() {
    return providers.read();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Outcome replace(JsonBody body) {
    providers.replace(JaazBody.of(body, parts).members());
    return new Outcome("success", "Configuration updated successfully");
  }

  @GET
  @Path("exists")
  public Existence exists() {
    return new Existence(providers.exist());
  }
}
