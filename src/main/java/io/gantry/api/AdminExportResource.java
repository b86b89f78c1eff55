package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.move.MoveOptions;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.SchemaVersion.Tenancy;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records as an archive: all of them for operators, those of their tenant for other
 * administrators, or those of one user.
 */
@ApiComponent
@Path("admin/export")
@Produces(AdminExportResource.ZIP)
@RolesAllowed(Roles.ADMIN)
public class AdminExportResource {

  static final String ZIP = "application/zip";

  private final AdminTenants tenants;
  private final Exports exports;
  private final Store store;

  @Inject
  public AdminExportResource(AdminTenants tenants, Exports exports, Store store) {
    this.tenants = requireNonNull(tenants, "tenants");
    this.exports = requireNonNull(exports, "exports");
    this.store = requireNonNull(store, "store");
  }

  /** HEAD reads no records: how long the archive would be nobody knows. */
  @GET
  public Response read(
      @QueryParam("tenant") @Nullable String tenant,
      @QueryParam("user") @Nullable String user,
      @Context Request request) {
    MoveOptions options = options(tenant, user);
    String name = fileName(options);
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      return headers(name).type(ZIP).build();
    }
    Export export = exports.read(options);
    StreamingOutput bytes = export::sendTo;
    return headers(name).entity(bytes).header(HttpHeaders.CONTENT_LENGTH, export.length()).build();
  }

  private MoveOptions options(@Nullable String tenant, @Nullable String user) {
    SchemaVersion version = store.schemaVersion();
    if (user != null && !version.has(EntityKind.USER)) {
      throw new StoreException.Unsupported(version, EntityKind.USER);
    }
    Optional<TenantId> chosen = tenants.chosen(tenant);
    // What has one tenant has no choice of any.
    TenantId only = version.tenancy() == Tenancy.BY_TENANT ? chosen.orElse(null) : null;
    return MoveOptions.DEFAULT.withTenant(only).withUser(user);
  }

  private static String fileName(MoveOptions options) {
    String tenant = options.tenantId().map(id -> "-" + id.value()).orElse("");
    return "gantry-export" + tenant + (options.user() == null ? "" : "-user") + ".zip";
  }

  /** It holds hashes of passwords: nobody between here and there may keep it. */
  private static Response.ResponseBuilder headers(String name) {
    return Response.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff");
  }
}
