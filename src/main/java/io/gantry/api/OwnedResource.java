package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.json.JsonBody;
import io.gantry.api.json.JsonReader;
import io.gantry.common.OwnedRecord;
import io.gantry.common.PageRequest;
import jakarta.annotation.security.RolesAllowed;
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

/** The operations that all kinds of owned records have in common, however they are made. */
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public abstract class OwnedResource<T extends OwnedRecord<T>, B> {

  private final OwnedRecords<T, B> records;

  OwnedResource(OwnedRecords<T, B> records) {
    this.records = requireNonNull(records, "records");
  }

  final OwnedRecords<T, B> records() {
    return records;
  }

  @GET
  public Response list(@Context UriInfo uri) {
    Parameters parameters = Parameters.of(uri);
    PageRequest page = parameters.page(PageRequest.Order.DESCENDING);
    return Response.ok(records.list(parameters.filter(), page).map(records.kind()::view)).build();
  }

  @GET
  @Path("{id}")
  public Response read(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    T record = records.find(id);
    return ETags.answer(records.kind().view(record), record.revision(), ifNoneMatch);
  }

  @PATCH
  @Path("{id}")
  @Consumes({JsonReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
  public Response patch(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      JsonBody patch) {
    T record = records.patch(id, new Precondition(ifMatch), patch);
    return ETags.tagged(records.kind().view(record), record.revision());
  }

  @DELETE
  @Path("{id}")
  public Response delete(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    records.delete(id, new Precondition(ifMatch));
    return Response.noContent().build();
  }

  @POST
  @Path("bulk-delete")
  @Consumes(MediaType.APPLICATION_JSON)
  public BulkDelete.Outcome deleteAll(JsonBody ids) {
    return records.deleteAll(ids);
  }

  final Response created(T record) {
    return Response.created(Locations.of(records.kind().path(), record.id()))
        .tag(Long.toString(record.revision()))
        .entity(records.kind().view(record))
        .build();
  }
}
