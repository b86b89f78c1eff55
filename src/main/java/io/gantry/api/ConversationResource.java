package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.json.Json;
import io.gantry.chat.Conversation;
import io.gantry.store.EntityKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The caller's conversations, and whether others may read them. */
@ApiComponent
@NeedsKind(EntityKind.CONVERSATION)
@Path(ConversationKind.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class ConversationResource extends CreatableResource<Conversation, ConversationBody> {

  private final Caller caller;
  private final ShareIds shareIds;

  @Inject
  public ConversationResource(Caller caller, Json json, ShareIds shareIds) {
    super(new OwnedRecords<>(new ConversationKind(), caller, json));
    this.caller = caller;
    this.shareIds = requireNonNull(shareIds, "shareIds");
  }

  /** Shares the conversation, or tells how it is shared already. */
  @POST
  @Path("{id}/share")
  public Share share(@PathParam("id") String id) {
    Conversation found = records().find(id);
    String shareId = found.shareId() == null ? shareNow(id) : found.shareId();
    return new Share(shareId, "/api/shared/" + shareId);
  }

  /** Ends the sharing; the old address never works again. */
  @DELETE
  @Path("{id}/share")
  public Response unshare(@PathParam("id") String id) {
    if (records().find(id).shareId() != null) {
      records()
          .change(id)
          .apply(Precondition.NONE, before -> before.withShareId(null, caller.now()));
    }
    return Response.noContent().build();
  }

  private String shareNow(String id) {
    String fresh = shareIds.next(caller.workspace().tenant());
    Conversation shared =
        records()
            .change(id)
            .apply(
                Precondition.NONE,
                before ->
                    before.shareId() == null ? before.withShareId(fresh, caller.now()) : before);
    return shared.shareId() == null ? fresh : shared.shareId();
  }

  /**
   * How a conversation is shared.
   *
   * @param shareUrl where anybody can read it, relative to the server
   */
  public record Share(String shareId, String shareUrl) {}
}
