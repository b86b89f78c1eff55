package io.gantry.api.jaaz;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.api.ApiComponent;
import io.gantry.api.Caller;
import io.gantry.api.NeedsKind;
import io.gantry.api.Roles;
import io.gantry.api.auth.JaazUserView;
import io.gantry.common.PageRequest;
import io.gantry.store.EntityKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** All users, for old clients. The old servers told everybody; here administrators may ask. */
@ApiComponent
@NeedsKind(EntityKind.USER)
@Path("auth/users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class JaazUserResource {

  private final Caller caller;

  @Inject
  public JaazUserResource(Caller caller) {
    this.caller = requireNonNull(caller, "caller");
  }

  @GET
  public Users list() {
    List<User> users =
        JaazLists.all(
            PageRequest.oldestFirst(PageRequest.MAX_LIMIT),
            page -> caller.workspace().users().list(page));
    return new Users(users.stream().map(JaazUserView::of).toList());
  }

  /** As the old client reads them. */
  public record Users(List<JaazUserView> users) {}
}
