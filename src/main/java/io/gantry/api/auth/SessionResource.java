package io.gantry.api.auth;

import static java.util.Objects.requireNonNull;

import io.gantry.account.LoginSession;
import io.gantry.api.ApiComponent;
import io.gantry.api.Caller;
import io.gantry.api.NeedsKind;
import io.gantry.api.Parameters;
import io.gantry.api.Roles;
import io.gantry.api.problem.ProblemException;
import io.gantry.common.Page;
import io.gantry.common.PageRequest.Order;
import io.gantry.signin.Sessions;
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
import jakarta.ws.rs.core.UriInfo;

/** The caller's sign-ins: where they are, and an end to them. */
@ApiComponent
@NeedsKind({EntityKind.USER, EntityKind.SESSION})
@Path("auth/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class SessionResource {

  private final Sessions sessions;
  private final SignedIn signedIn;
  private final Caller caller;

  @Inject
  SessionResource(Sessions sessions, SignedIn signedIn, Caller caller) {
    this.sessions = requireNonNull(sessions, "sessions");
    this.signedIn = requireNonNull(signedIn, "signedIn");
    this.caller = requireNonNull(caller, "caller");
  }

  /** Newest first, ended ones included. */
  @GET
  public Page<SessionView> list(@Context UriInfo uri) {
    return sessions
        .list(signedIn.tenant(), signedIn.id(), Parameters.of(uri).page(Order.DESCENDING))
        .map(this::view);
  }

  @GET
  @Path("{session_id}")
  public SessionView read(@PathParam("session_id") String id) {
    return caller
        .workspace()
        .sessions()
        .find(signedIn.id(), id)
        .map(this::view)
        .orElseThrow(() -> notFound(id));
  }

  @DELETE
  @Path("{session_id}")
  public void end(@PathParam("session_id") String id) {
    if (!sessions.end(signedIn.tenant(), signedIn.id(), id)) {
      throw notFound(id);
    }
  }

  /** Ends all sessions of the caller, this one included: signed out everywhere. */
  @DELETE
  public void endAll() {
    sessions.endAll(signedIn.tenant(), signedIn.id(), null);
  }

  private SessionView view(LoginSession session) {
    return SessionView.of(session, signedIn.token().sessionId());
  }

  private static ProblemException notFound(String id) {
    return ProblemException.notFound("session", id);
  }
}
