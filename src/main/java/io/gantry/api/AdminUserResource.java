package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.api.json.JsonBody;
import io.gantry.api.json.JsonReader;
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

/** The users of the administrator's tenant. */
@ApiComponent
@NeedsKind(EntityKind.USER)
@Path("admin/users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class AdminUserResource {

  private final AdminUsers users;

  @Inject
  public AdminUserResource(AdminUsers users) {
    this.users = requireNonNull(users, "users");
  }

  @GET
  public Page<UserView> list(@Context UriInfo uri) {
    return users.list(Parameters.of(uri).page(PageRequest.Order.ASCENDING)).map(this::view);
  }

  @GET
  @Path("{id}")
  public Response read(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    User user = users.find(id);
    return ETags.answer(view(user), user.revision(), ifNoneMatch);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(JsonBody body) {
    User user = users.create(body);
    return Response.created(Locations.of("admin/users", user.id()))
        .tag(Long.toString(user.revision()))
        .entity(view(user))
        .build();
  }

  @PATCH
  @Path("{id}")
  @Consumes({JsonReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
  public Response patch(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      JsonBody patch) {
    User user = users.patch(id, new Precondition(ifMatch), patch);
    return ETags.tagged(view(user), user.revision());
  }

  /** Deletes the user with all that the user owns. */
  @DELETE
  @Path("{id}")
  public Response delete(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    users.delete(id, new Precondition(ifMatch));
    return Response.noContent().build();
  }

  private UserView view(User user) {
    return UserView.of(users.tenant(), user);
  }
}
