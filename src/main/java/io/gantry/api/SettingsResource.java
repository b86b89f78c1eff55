package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.jaaz.JaazSettings;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.json.JsonReader;
import io.gantry.store.EntityKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The caller's settings. */
@ApiComponent
@Path("settings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class SettingsResource {

  private final Settings settings;
  private final JaazSettings jaaz;
  private final Json json;

  @Inject
  public SettingsResource(Settings settings, JaazSettings jaaz, Json json) {
    this.settings = requireNonNull(settings, "settings");
    this.jaaz = requireNonNull(jaaz, "jaaz");
    this.json = requireNonNull(json, "json");
  }

  /**
   * The settings, and beside them those that an old client reads under the same address. Those are
   * all there is in versions without settings, and no revision tells whether they changed.
   */
  @GET
  public Response read(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    if (!jaaz.areInStore()) {
      return Response.ok(SettingsOfBoth.of(SettingsView.NONE, jaaz.read())).build();
    }
    SettingsView view = settings.read();
    return ETags.answer(SettingsOfBoth.of(view, jaaz.read()), view.revision(), ifNoneMatch);
  }

  @PUT
  @NeedsKind(EntityKind.SETTINGS)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response replace(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, JsonBody body) {
    SettingsBody wanted = json.read(body, SettingsBody.class);
    SettingsView view = settings.change(new Precondition(ifMatch), before -> wanted);
    return ETags.tagged(view, view.revision());
  }

  @PATCH
  @NeedsKind(EntityKind.SETTINGS)
  @Consumes({JsonReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
  public Response patch(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, JsonBody patch) {
    SettingsView view =
        settings.change(
            new Precondition(ifMatch), before -> json.patch(before, patch, SettingsBody.class));
    return ETags.tagged(view, view.revision());
  }
}
