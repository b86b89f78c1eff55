package io.gantry.api;

import io.gantry.api.json.Json;
import io.gantry.store.EntityKind;
import io.gantry.studio.Canvas;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller's canvases. */
@ApiComponent
@NeedsKind(EntityKind.CANVAS)
@Path("canvases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class CanvasResource extends CreatableResource<Canvas, CanvasBody> {

  @Inject
  public CanvasResource(Caller caller, Json json) {
    super(new OwnedRecords<>(new CanvasKind(), caller, json));
  }
}
