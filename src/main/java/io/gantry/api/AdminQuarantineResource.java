package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Message;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.EntityKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What moves put aside in the administrator's tenant. */
@ApiComponent
@NeedsKind(EntityKind.DOCUMENT)
@Path("admin/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class AdminQuarantineResource {

  private final AdminQuarantine quarantine;

  @Inject
  public AdminQuarantineResource(AdminQuarantine quarantine) {
    this.quarantine = requireNonNull(quarantine, "quarantine");
  }

  @GET
  public Page<QuarantineView> list(@Context UriInfo uri) {
    return quarantine.list(Parameters.of(uri).page(PageRequest.Order.DESCENDING));
  }

  @GET
  @Path("{id}")
  public QuarantineView.Whole read(@PathParam("id") String id) {
    return quarantine.read(id);
  }

  /** Those of a conversation that was put aside, oldest first. */
  @GET
  @Path("{id}/messages")
  public Page<Message> messages(@PathParam("id") String id, @Context UriInfo uri) {
    return quarantine.messages(id, Parameters.of(uri).page(PageRequest.Order.ASCENDING));
  }

  /** Deletes the record with what hangs on it, and the entry. */
  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id) {
    quarantine.delete(id);
    return Response.noContent().build();
  }
}
