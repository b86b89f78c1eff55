package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Tenant;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The tenants: all of them for operators, their own for other administrators. */
@ApiComponent
@Path("admin/tenants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class AdminTenantResource {

  private final AdminTenants tenants;

  @Inject
  public AdminTenantResource(AdminTenants tenants) {
    this.tenants = requireNonNull(tenants, "tenants");
  }

  @GET
  public Page<Tenant> list(@Context UriInfo uri) {
    return tenants.list(Parameters.of(uri).page(PageRequest.Order.ASCENDING));
  }

  @GET
  @Path("{id}")
  public Response read(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    Tenant tenant = tenants.find(id);
    return ETags.answer(tenant, tenant.revision(), ifNoneMatch);
  }

  @POST
  @NeedsKind(EntityKind.TENANT)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(JsonBody body) {
    Tenant tenant = tenants.create(body);
    return Response.created(Locations.of("admin/tenants", tenant.id().value()))
        .tag(Long.toString(tenant.revision()))
        .entity(tenant)
        .build();
  }

  @PATCH
  @NeedsKind(EntityKind.TENANT)
  @Path("{id}")
  @Consumes({JsonReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
  public Response patch(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      JsonBody patch) {
    Tenant tenant = tenants.patch(id, new Precondition(ifMatch), patch);
    return ETags.tagged(tenant, tenant.revision());
  }

  @DELETE
  @NeedsKind(EntityKind.TENANT)
  @Path("{id}")
  public Response erase(@PathParam("id") String id, @QueryParam("confirm") @Nullable String confirm)
      throws IOException {
    tenants.erase(id, confirm);
    return Response.noContent().build();
  }
}
