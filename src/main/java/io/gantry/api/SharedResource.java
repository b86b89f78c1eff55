package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Shared conversations, for everybody who knows their address; nothing in them tells the owner. */
@ApiComponent
@Path("shared/{share_id}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class SharedResource {

  private final Store store;

  @Inject
  public SharedResource(Store store) {
    this.store = requireNonNull(store, "store");
  }

  @GET
  public Shared read(@PathParam("share_id") String shareId, @Context UriInfo uri) {
    PageRequest page = Parameters.of(uri).page(PageRequest.Order.ASCENDING);
    Workspace workspace =
        ShareIds.tenantOf(shareId).map(store::workspace).orElseThrow(() -> unknown(shareId));
    Conversation conversation =
        workspace
            .conversations()
            .findByShareId(PathIds.require("shared conversation", shareId))
            .orElseThrow(() -> unknown(shareId));
    Page<SharedMessage> messages =
        workspace
            .messages()
            .list(conversation.ownerId(), conversation.id(), page)
            .map(SharedMessage::of);
    return new Shared(SharedConversation.of(conversation), messages);
  }

  private static StoreException unknown(String shareId) {
    return new StoreException.NotFound("shared conversation", shareId);
  }

  /** A shared conversation with a page of its messages. */
  public record Shared(SharedConversation conversation, Page<SharedMessage> messages) {}

  /** What everybody may see of a shared conversation. */
  public record SharedConversation(
      String shareId,
      String title,
      @Nullable String model,
      @Nullable String mode,
      long messageCount,
      Instant createdAt,
      Instant updatedAt) {

    static SharedConversation of(Conversation conversation) {
      return new SharedConversation(
          String.valueOf(conversation.shareId()),
          conversation.title(),
          conversation.model(),
          conversation.mode(),
          conversation.messageCount(),
          conversation.createdAt(),
          conversation.updatedAt());
    }
  }

  /** What everybody may see of a message; its metadata stays with the owner. */
  public record SharedMessage(
      String id, String role, JsonText content, @Nullable String mode, Instant createdAt) {

    static SharedMessage of(Message message) {
      return new SharedMessage(
          message.id(), message.role(), message.content(), message.mode(), message.createdAt());
    }
  }
}
