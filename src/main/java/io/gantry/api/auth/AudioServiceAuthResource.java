package io.gantry.api.auth;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.api.ApiComponent;
import io.gantry.api.Caller;
import io.gantry.api.NeedsKind;
import io.gantry.api.json.InstantText;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.signin.Grant;
import io.gantry.signin.SignIn;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Registration and sign-in under the paths and in the shape of the audio service. */
@ApiComponent
@NeedsKind(EntityKind.USER)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermitAll
public class AudioServiceAuthResource {

  private final SignIn signIn;
  private final Clients clients;
  private final Caller caller;
  private final Json json;

  @Inject
  AudioServiceAuthResource(SignIn signIn, Clients clients, Caller caller, Json json) {
    this.signIn = requireNonNull(signIn, "signIn");
    this.clients = requireNonNull(clients, "clients");
    this.caller = requireNonNull(caller, "caller");
    this.json = requireNonNull(json, "json");
  }

  /**
   * @param keySalt in hex
   */
  public record View(String token, String userId, @Nullable String keySalt, AudioUser user) {

    static View of(Grant grant) {
      User user = grant.user();
      // Times of the audio service are UTC without saying so.
      String createdAt = InstantText.format(user.createdAt()).replace("Z", "");
      String email = user.email() == null ? user.username() : user.email();
      return new View(
          grant.accessToken().reveal(),
          user.id(),
          user.keySalt(),
          new AudioUser(user.id(), email, createdAt));
    }

    /** The token is a secret. */
    @Override
    public String toString() {
      return "View[" + userId + "]";
    }
  }

  /** A user as the audio service shows one. */
  public record AudioUser(String userId, String email, String createdAt) {}

  @POST
  @Path("register")
  public View register(JsonBody body) {
    AuthBodies.AudioServiceLogin wanted = json.read(body, AuthBodies.AudioServiceLogin.class);
    try {
      return View.of(signIn.register(wanted.user(caller.newId()), clients.current()));
    } catch (StoreException.AlreadyExists taken) {
      // Here the address is the user name as well, and the only one of the two that was sent.
      throw new StoreException.AlreadyExists(taken.kind(), "email");
    }
  }

  @POST
  @Path("login")
  public View login(JsonBody body) {
    AuthBodies.AudioServiceLogin login = json.read(body, AuthBodies.AudioServiceLogin.class);
    return View.of(
        signIn.login(TenantId.DEFAULT, login.address(), login.secret(), clients.current()));
  }
}
