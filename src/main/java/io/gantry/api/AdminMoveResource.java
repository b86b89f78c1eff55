package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.moves.EventStreams;
import io.gantry.api.moves.MoveBody;
import io.gantry.api.moves.MoveView;
import io.gantry.api.moves.ServerMoves;
import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.common.CursorCodec;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.Keyset;
import io.gantry.tenancy.TenantId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves that the server does, for operators alone: they go across all tenants. */
@ApiComponent
@Path("admin/moves")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class AdminMoveResource {

  private static final String KIND = "move";

  private final AdminTenants tenants;
  private final Caller caller;
  private final ServerMoves moves;
  private final EventStreams streams;
  private final Json json;
  private final CursorCodec cursors;

  @Inject
  public AdminMoveResource(
      AdminTenants tenants,
      Caller caller,
      ServerMoves moves,
      EventStreams streams,
      Json json,
      CursorCodec cursors) {
    this.tenants = requireNonNull(tenants, "tenants");
    this.caller = requireNonNull(caller, "caller");
    this.moves = requireNonNull(moves, "moves");
    this.streams = requireNonNull(streams, "streams");
    this.json = requireNonNull(json, "json");
    this.cursors = requireNonNull(cursors, "cursors");
  }

  @GET
  public Page<MoveView> list(@Context UriInfo uri) {
    requireOperator();
    PageRequest page = Parameters.of(uri).page(PageRequest.Order.DESCENDING);
    List<MoveView> all = new ArrayList<>(moves.list());
    if (page.order() == PageRequest.Order.ASCENDING) {
      Collections.reverse(all);
    }
    Keyset keyset = Keyset.of(cursors, page, TenantId.DEFAULT.value(), KIND);
    List<MoveView> found =
        keyset.start().map(start -> behind(start.get(0), page.order(), all)).orElse(all).stream()
            .limit(keyset.fetchSize())
            .map(MoveView::listed)
            .toList();
    return keyset.page(found, move -> List.of(move.id()));
  }

  /** Ids are in the order of their making. */
  private static List<MoveView> behind(String id, PageRequest.Order order, List<MoveView> all) {
    return all.stream()
        .filter(
            move ->
                order == PageRequest.Order.ASCENDING
                    ? move.id().compareTo(id) > 0
                    : move.id().compareTo(id) < 0)
        .toList();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response start(JsonBody body) {
    requireOperator();
    MoveBody wanted = json.read(body, MoveBody.class);
    String id = caller.newId();
    MoveView move =
        caller.requested().isRepeated()
            ? moves.find(id).orElseGet(() -> moves.start(id, caller.userId(), wanted))
            : moves.start(id, caller.userId(), wanted);
    return Response.accepted(move).location(Locations.of("admin/moves", move.id())).build();
  }

  @GET
  @Path("{id}")
  public MoveView read(@PathParam("id") String id) {
    requireOperator();
    return moves.find(id).orElseThrow(() -> ProblemException.notFound(KIND, id));
  }

  @POST
  @Path("{id}/cancel")
  public Response cancel(@PathParam("id") String id) {
    requireOperator();
    MoveView move = moves.cancel(id).orElseThrow(() -> ProblemException.notFound(KIND, id));
    return Response.accepted(move).build();
  }

  @GET
  @Path("{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void events(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String last,
      @Context SseEventSink sink,
      @Context Sse sse) {
    requireOperator();
    streams.send(id, number(last), caller.until(), sink, sse);
  }

  /** What is no number of ours counts as none. */
  private static long number(@Nullable String last) {
    return last != null && last.matches("\\d{1,18}") ? Long.parseLong(last) : 0;
  }

  private void requireOperator() {
    if (!tenants.isOperator()) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "Only administrators of the tenant default move records");
    }
  }
}
