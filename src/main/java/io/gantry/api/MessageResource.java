package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.json.JsonBody;
import io.gantry.api.json.JsonReader;
import io.gantry.chat.Message;
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

/** The messages of one of the caller's conversations, oldest first. */
@ApiComponent
@NeedsKind(EntityKind.MESSAGE)
@Path(ConversationKind.PATH + "/{conversation_id}/messages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class MessageResource {

  private final Messages messages;

  @Inject
  public MessageResource(Messages messages) {
    this.messages = requireNonNull(messages, "messages");
  }

  @GET
  public Page<Message> list(
      @PathParam("conversation_id") String conversationId, @Context UriInfo uri) {
    return messages.list(conversationId, Parameters.of(uri).page(PageRequest.Order.ASCENDING));
  }

  @GET
  @Path("{id}")
  public Response read(
      @PathParam("conversation_id") String conversationId,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    Message message = messages.find(conversationId, id);
    return ETags.answer(message, message.revision(), ifNoneMatch);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response append(@PathParam("conversation_id") String conversationId, JsonBody body) {
    Message message = messages.append(conversationId, body);
    return Response.created(Locations.of(path(conversationId), message.id()))
        .tag(Long.toString(message.revision()))
        .entity(message)
        .build();
  }

  @POST
  @Path("bulk")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response appendAll(@PathParam("conversation_id") String conversationId, JsonBody body) {
    MessageBody.Appended appended =
        new MessageBody.Appended(messages.appendAll(conversationId, body));
    return Response.status(Response.Status.CREATED).entity(appended).build();
  }

  @POST
  @Path("bulk-delete")
  @Consumes(MediaType.APPLICATION_JSON)
  public BulkDelete.Outcome deleteAll(
      @PathParam("conversation_id") String conversationId, JsonBody ids) {
    return messages.deleteAll(conversationId, ids);
  }

  @PATCH
  @Path("{id}")
  @Consumes({JsonReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
  public Response patch(
      @PathParam("conversation_id") String conversationId,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      JsonBody patch) {
    Message message = messages.patch(conversationId, id, new Precondition(ifMatch), patch);
    return ETags.tagged(message, message.revision());
  }

  @DELETE
  @Path("{id}")
  public Response delete(
      @PathParam("conversation_id") String conversationId,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    messages.delete(conversationId, id, new Precondition(ifMatch));
    return Response.noContent().build();
  }

  private static String path(String conversationId) {
    return ConversationKind.PATH + "/" + Locations.segment(conversationId) + "/messages";
  }
}
