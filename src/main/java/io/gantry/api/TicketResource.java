package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.json.JsonBody;
import io.gantry.api.json.JsonReader;
import io.gantry.chat.Ticket;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.EntityKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The tickets of one of the caller's conversations, in the order they were drafted. */
@ApiComponent
@NeedsKind(EntityKind.TICKET)
@Path(ConversationKind.PATH + "/{conversation_id}/tickets")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class TicketResource {

  private final Tickets tickets;

  @Inject
  public TicketResource(Tickets tickets) {
    this.tickets = requireNonNull(tickets, "tickets");
  }

  @GET
  public Page<Ticket> list(
      @PathParam("conversation_id") String conversationId, @Context UriInfo uri) {
    return tickets.list(conversationId, Parameters.of(uri).page(PageRequest.Order.ASCENDING));
  }

  @GET
  @Path("{id}")
  public Response read(
      @PathParam("conversation_id") String conversationId,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    Ticket ticket = tickets.find(conversationId, id);
    return ETags.answer(ticket, ticket.revision(), ifNoneMatch);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@PathParam("conversation_id") String conversationId, JsonBody body) {
    Ticket ticket = tickets.create(conversationId, body);
    return Response.created(Locations.of(path(conversationId), ticket.id()))
        .tag(Long.toString(ticket.revision()))
        .entity(ticket)
        .build();
  }

  @POST
  @Path("bulk-delete")
  @Consumes(MediaType.APPLICATION_JSON)
  public BulkDelete.Outcome deleteAll(
      @PathParam("conversation_id") String conversationId, JsonBody ids) {
    return tickets.deleteAll(conversationId, ids);
  }

  @PATCH
  @Path("{id}")
  @Consumes({JsonReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
  public Response patch(
      @PathParam("conversation_id") String conversationId,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      JsonBody patch) {
    Ticket ticket = tickets.patch(conversationId, id, new Precondition(ifMatch), patch);
    return ETags.tagged(ticket, ticket.revision());
  }

  @DELETE
  @Path("{id}")
  public Response delete(
      @PathParam("conversation_id") String conversationId,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    tickets.delete(conversationId, id, new Precondition(ifMatch));
    return Response.noContent().build();
  }

  private static String path(String conversationId) {
    return ConversationKind.PATH + "/" + Locations.segment(conversationId) + "/tickets";
  }
}
