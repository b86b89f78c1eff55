package io.gantry.api.auth;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.api.ApiComponent;
import io.gantry.api.Caller;
import io.gantry.api.NeedsKind;
import io.gantry.api.Roles;
import io.gantry.api.UserView;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.problem.ProblemException;
import io.gantry.signin.Grant;
import io.gantry.signin.Sessions;
import io.gantry.signin.SignIn;
import io.gantry.store.EntityKind;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Registration, sign-in, renewal and sign-out. */
@ApiComponent
@Path("auth")
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {

  private final SignIn signIn;
  private final Sessions sessions;
  private final SignedIn signedIn;
  private final Clients clients;
  private final Caller caller;
  private final JsonWebToken token;
  private final Json json;

  @Inject
  AuthResource(
      SignIn signIn,
      Sessions sessions,
      SignedIn signedIn,
      Clients clients,
      Caller caller,
      JsonWebToken token,
      Json json) {
    this.signIn = requireNonNull(signIn, "signIn");
    this.sessions = requireNonNull(sessions, "sessions");
    this.signedIn = requireNonNull(signedIn, "signedIn");
    this.clients = requireNonNull(clients, "clients");
    this.caller = requireNonNull(caller, "caller");
    this.token = requireNonNull(token, "token");
    this.json = requireNonNull(json, "json");
  }

  @POST
  @Path("register")
  @NeedsKind(EntityKind.USER)
  @Consumes(MediaType.APPLICATION_JSON)
  @PermitAll
  public Response register(JsonBody body) {
    AuthBodies.Registration wanted = json.read(body, AuthBodies.Registration.class);
    Grant grant = signIn.register(wanted.user(caller.newId()), clients.current());
    return tokens(Response.Status.CREATED, grant, "Registration successful");
  }

  @POST
  @Path("login")
  @NeedsKind(EntityKind.USER)
  @Consumes(MediaType.APPLICATION_JSON)
  @PermitAll
  public Response login(JsonBody body) {
    AuthBodies.Login login = json.read(body, AuthBodies.Login.class);
    Grant grant = signIn.login(login.tenantId(), login.name(), login.secret(), clients.current());
    return tokens(Response.Status.OK, grant, "Login successful");
  }

  @POST
  @Path("refresh")
  @NeedsKind({EntityKind.USER, EntityKind.REFRESH_TOKEN})
  @Consumes(MediaType.APPLICATION_JSON)
  @PermitAll
  public Response refresh(JsonBody body) {
    Grant grant = sessions.refresh(json.read(body, AuthBodies.Refresh.class).token());
    return tokens(Response.Status.OK, grant, "Token renewed");
  }

  /** Ends the session of the token that the request is made with. */
  @POST
  @Path("logout")
  @NeedsKind(EntityKind.USER)
  @RolesAllowed({Roles.ADMIN, Roles.MEMBER})
  public void logout() {
    sessions.end(signedIn.tenant(), signedIn.id(), signedIn.token().sessionId());
  }

  /** Changes the caller's password and ends all other sessions. */
  @POST
  @Path("password")
  @NeedsKind(EntityKind.USER)
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ADMIN, Roles.MEMBER})
  public void changePassword(JsonBody body) {
    AuthBodies.PasswordChange change = json.read(body, AuthBodies.PasswordChange.class);
    signIn.changePassword(signedIn.token(), change.current(), change.wanted(), clients.current());
  }

  @GET
  @Path("me")
  @RolesAllowed({Roles.ADMIN, Roles.MEMBER})
  public MeView me() {
    if (signedIn.isLocal()) {
      return MeView.of(UserView.LOCAL);
    }
    User user =
        caller
            .workspace()
            .users()
            .find(token.getSubject())
            .orElseThrow(() -> ProblemException.notFound("user", token.getSubject()));
    return MeView.of(signedIn.tenant(), user);
  }

  /** Tokens must not lie in anybody's cache (RFC 6749, section 5.1). */
  private static Response tokens(Response.Status status, Grant grant, String message) {
    return Response.status(status)
        .entity(TokenView.of(grant, message))
        .header("Cache-Control", "no-store")
        .build();
  }
}
