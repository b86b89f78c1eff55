package io.gantry.api.jaaz;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.api.Caller;
import io.gantry.api.Change;
import io.gantry.api.NeedsKind;
import io.gantry.api.Precondition;
import io.gantry.api.Roles;
import io.gantry.api.jaaz.JaazShapes.CanvasEntry;
import io.gantry.api.jaaz.JaazShapes.CanvasSession;
import io.gantry.api.jaaz.JaazShapes.CanvasView;
import io.gantry.api.jaaz.JaazShapes.Id;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.json.JsonParts;
import io.gantry.common.JsonText;
import io.gantry.common.Text;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.studio.Canvas;
import io.gantry.studio.CanvasRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The caller's canvases, for old clients. */
@ApiComponent
@NeedsKind(EntityKind.CANVAS)
@Path("canvas")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class JaazCanvasResource {

  private static final String KIND = "canvas";

  private final Caller caller;
  private final Store store;
  private final JaazChats chats;
  private final JsonParts parts;

  @Inject
  public JaazCanvasResource(Caller caller, Store store, JaazChats chats, Json json) {
    this.caller = requireNonNull(caller, "caller");
    this.store = requireNonNull(store, "store");
    this.chats = requireNonNull(chats, "chats");
    this.parts = json.parts();
  }

  @GET
  @Path("list")
  public List<CanvasEntry> list() {
    SchemaVersion version = store.schemaVersion();
    return JaazLists.all(canvases(), caller.userId()).stream()
        .map(canvas -> CanvasEntry.of(canvas, version))
        .toList();
  }

  /** Makes a canvas and stores the chat that the client begins on it. */
  @POST
  @Path("create")
  @Consumes(MediaType.APPLICATION_JSON)
  public Id create(JsonBody json) {
    JaazBody body = JaazBody.of(json, parts);
    String id = Text.requireId("canvas_id", body.required("canvas_id"));
    String name = body.required("name");
    Optional<JaazChats.Sent> chat = chats.read(body);
    make(id, name);
    chat.ifPresent(chats::receive);
    return new Id(id);
  }

  /** The canvas; {@code null} when the caller has none of that id. */
  @GET
  @Path("{id}")
  public Response read(@PathParam("id") String id) {
    Object view = find(id).<Object>map(this::view).orElse(new JsonText("null"));
    return Response.ok(view).build();
  }

  @POST
  @Path("{id}/save")
  @Consumes(MediaType.APPLICATION_JSON)
  public Id save(@PathParam("id") String id, JsonBody json) {
    JaazBody body = JaazBody.of(json, parts);
    JsonText data = body.value("data").orElseThrow(() -> JaazBody.refused("data", "is required"));
    String thumbnail = body.text("thumbnail");
    boolean isPictured = body.value("thumbnail").isPresent();
    Instant now = caller.now();
    return change(
        id,
        before ->
            with(before, before.name(), isPictured ? thumbnail : before.thumbnail(), data, now));
  }

  /** On SQLite, the old servers did not take a new name for a change of the canvas. */
  @POST
  @Path("{id}/rename")
  @Consumes(MediaType.APPLICATION_JSON)
  public Id rename(@PathParam("id") String id, JsonBody json) {
    String name = JaazBody.of(json, parts).required("name");
    boolean counts = store.schemaVersion().number() > SchemaVersion.V4.number();
    Instant now = caller.now();
    return change(
        id,
        before ->
            with(
                before,
                name,
                before.thumbnail(),
                before.data(),
                counts ? now : before.updatedAt()));
  }

  /** Deletes the canvas, if there is one; its sessions stay. */
  @DELETE
  @Path("{id}/delete")
  public Id delete(@PathParam("id") String id) {
    canvases().delete(caller.userId(), id);
    return new Id(id);
  }

  private void make(String id, String name) {
    Instant now = caller.now();
    try {
      canvases().create(new Canvas(id, caller.userId(), name, "", "", null, now, now, 1));
    } catch (StoreException.AlreadyExists taken) {
      // A repetition under the same Idempotency-Key finds what its first attempt has made.
      boolean mine = caller.requested().isRepeated() && find(id).isPresent();
      if (!mine) {
        throw taken;
      }
    }
  }

  private CanvasView view(Canvas canvas) {
    SchemaVersion version = store.schemaVersion();
    List<CanvasSession> sessions =
        chats.sessions().stream()
            .filter(session -> Objects.equals(session.canvasId(), canvas.id()))
            .map(session -> CanvasSession.of(session, version))
            .toList();
    return new CanvasView(data(canvas.data()), canvas.name(), sessions);
  }

  /** What is no JSON is shown as a text: the client sees that there is something. */
  private JsonText data(@Nullable JsonText data) {
    if (data == null || JaazBody.isNull(data)) {
      return JsonText.EMPTY_OBJECT;
    }
    return parts.tree(data).isMissingNode() ? parts.text(data.value()) : data;
  }

  private Id change(String id, UnaryOperator<Canvas> edit) {
    CanvasRepository canvases = canvases();
    new Change<>(KIND, id, () -> find(id), Canvas::revision, canvases::replace)
        .apply(Precondition.NONE, edit);
    return new Id(id);
  }

  private static Canvas with(
      Canvas before,
      String name,
      @Nullable String thumbnail,
      @Nullable JsonText data,
      Instant updatedAt) {
    return new Canvas(
        before.id(),
        before.ownerId(),
        name,
        before.description(),
        thumbnail,
        data,
        before.createdAt(),
        updatedAt,
        before.revision());
  }

  private Optional<Canvas> find(String id) {
    return canvases().find(caller.userId(), id);
  }

  private CanvasRepository canvases() {
    return caller.workspace().canvases();
  }
}
