package io.gantry.api;

import io.gantry.api.json.Json;
import io.gantry.store.EntityKind;
import io.gantry.studio.Workflow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller's workflows. */
@ApiComponent
@NeedsKind(EntityKind.WORKFLOW)
@Path("workflows")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class WorkflowResource extends CreatableResource<Workflow, WorkflowBody> {

  @Inject
  public WorkflowResource(Caller caller, Json json) {
    super(new OwnedRecords<>(new WorkflowKind(), caller, json));
  }
}
