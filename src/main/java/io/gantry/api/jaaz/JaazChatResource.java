package io.gantry.api.jaaz;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.api.Caller;
import io.gantry.api.Roles;
import io.gantry.api.jaaz.JaazShapes.History;
import io.gantry.api.jaaz.JaazShapes.ListedSession;
import io.gantry.api.jaaz.JaazShapes.MessageSaved;
import io.gantry.api.jaaz.JaazShapes.SessionStatus;
import io.gantry.api.jaaz.JaazShapes.Status;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.json.JsonParts;
import io.gantry.api.problem.ProblemException;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.common.Text;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chats for old clients. Gantry keeps what is said and calls no model, so nothing is ever under way
 * that could be cancelled.
 */
@ApiComponent
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class JaazChatResource {

  /** Only the client of the fork sends it, and only that one knows the object form. */
  private static final String FORK_HEADER = "X-User-Info";

  private static final Status DONE = new Status("done");
  private static final Status NOTHING_TO_CANCEL = new Status("not_found_or_done");

  private final Caller caller;
  private final Store store;
  private final JaazChats chats;
  private final JsonParts parts;

  @Inject
  public JaazChatResource(Caller caller, Store store, JaazChats chats, Json json) {
    this.caller = requireNonNull(caller, "caller");
    this.store = requireNonNull(store, "store");
    this.chats = requireNonNull(chats, "chats");
    this.parts = json.parts();
  }

  @POST
  @Path("chat")
  @Consumes(MediaType.APPLICATION_JSON)
  public Status chat(JsonBody json) {
    return receive(json);
  }

  @POST
  @Path("cancel/{session_id}")
  public Status cancel(@PathParam("session_id") String sessionId) {
    return NOTHING_TO_CANCEL;
  }

  @POST
  @Path("magic")
  @Consumes(MediaType.APPLICATION_JSON)
  public Status magic(JsonBody json) {
    return receive(json);
  }

  @POST
  @Path("magic/cancel/{session_id}")
  public Status cancelMagic(@PathParam("session_id") String sessionId) {
    return NOTHING_TO_CANCEL;
  }

  @GET
  @Path("list_chat_sessions")
  public List<ListedSession> sessions() {
    SchemaVersion version = store.schemaVersion();
    return chats.sessions().stream().map(session -> ListedSession.of(session, version)).toList();
  }

  /**
   * The messages as an array; as an object for clients of the fork, and for those that ask for it.
   */
  @GET
  @Path("chat_session/{session_id}")
  public Response history(
      @PathParam("session_id") String sessionId,
      @QueryParam("format") @Nullable String format,
      @HeaderParam(FORK_HEADER) @Nullable String userInfo) {
    boolean asObject = isObjectWanted(format, userInfo);
    List<Message> messages = chats.history(sessionId);
    List<Object> views = chats.shapes().views(messages);
    Object answer = asObject ? new History(views, chats.shapes().lastPicture(messages)) : views;
    return Response.ok(answer).build();
  }

  @POST
  @Path("chat_session/{session_id}/message")
  @Consumes(MediaType.APPLICATION_JSON)
  public MessageSaved append(@PathParam("session_id") String sessionId, JsonBody json) {
    JaazBody body = JaazBody.of(json, parts);
    String role = body.text("role");
    chats.receive(
        Text.requireId("session_id", sessionId),
        role == null ? "assistant" : role,
        body.value("content").orElse(new JsonText("\"\"")));
    return new MessageSaved(true, "Message saved successfully");
  }

  @GET
  @Path("chat_session/{session_id}/status")
  public SessionStatus status(@PathParam("session_id") String sessionId) {
    List<Object> messages = chats.shapes().views(chats.history(sessionId));
    return new SessionStatus(sessionId, messages, false, caller.now().toEpochMilli());
  }

  private Status receive(JsonBody json) {
    chats.read(JaazBody.of(json, parts)).ifPresent(chats::receive);
    return DONE;
  }

  private static boolean isObjectWanted(@Nullable String format, @Nullable String userInfo) {
    if (format == null) {
      return userInfo != null;
    }
    return switch (format) {
      case "array" -> false;
      case "object" -> true;
      default -> throw ProblemException.invalidParameter("format", "must be array or object");
    };
  }
}
