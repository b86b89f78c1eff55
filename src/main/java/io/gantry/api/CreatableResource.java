package io.gantry.api;

import io.gantry.api.json.JsonBody;
import io.gantry.common.OwnedRecord;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The operations of kinds whose records are made from JSON. */
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public abstract class CreatableResource<T extends OwnedRecord<T>, B> extends OwnedResource<T, B> {

  CreatableResource(OwnedRecords<T, B> records) {
    super(records);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(JsonBody body) {
    return created(records().create(body));
  }
}
