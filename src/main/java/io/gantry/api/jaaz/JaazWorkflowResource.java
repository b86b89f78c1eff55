package io.gantry.api.jaaz;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.api.Caller;
import io.gantry.api.NeedsKind;
import io.gantry.api.Roles;
import io.gantry.api.jaaz.JaazShapes.Success;
import io.gantry.api.jaaz.JaazShapes.WorkflowEntry;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.json.JsonParts;
import io.gantry.api.problem.ProblemException;
import io.gantry.common.JsonText;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.studio.Workflow;
import io.gantry.studio.WorkflowRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's ComfyUI workflows, for old clients. */
@ApiComponent
@NeedsKind(EntityKind.WORKFLOW)
@Path("settings/comfyui")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class JaazWorkflowResource {

  private static final JsonText NULL = new JsonText("null");

  private final Caller caller;
  private final Store store;
  private final JsonParts parts;

  @Inject
  public JaazWorkflowResource(Caller caller, Store store, Json json) {
    this.caller = requireNonNull(caller, "caller");
    this.store = requireNonNull(store, "store");
    this.parts = json.parts();
  }

  @POST
  @Path("create_workflow")
  @Consumes(MediaType.APPLICATION_JSON)
  public Success create(JsonBody json) {
    JaazBody body = JaazBody.of(json, parts);
    Instant now = caller.now();
    Workflow workflow =
        new Workflow(
            caller.newId(),
            caller.userId(),
            body.required("name"),
            body.required("description"),
            body.filledObject("api_json"),
            body.filledArray("inputs"),
            body.value("outputs").orElse(NULL),
            now,
            now,
            1);
    try {
      workflows().create(workflow);
    } catch (StoreException.AlreadyExists taken) {
      if (!caller.requested().isRepeated()) {
        throw taken;
      }
    }
    return new Success(true);
  }

  @GET
  @Path("list_workflows")
  public List<WorkflowEntry> list() {
    SchemaVersion version = store.schemaVersion();
    return JaazLists.all(workflows(), caller.userId()).stream()
        .map(listed -> workflows().find(caller.userId(), listed.id()))
        .flatMap(Optional::stream)
        .map(workflow -> WorkflowEntry.of(workflow, version))
        .toList();
  }

  @DELETE
  @Path("delete_workflow/{id}")
  public Response delete(@PathParam("id") String id) {
    workflows().delete(caller.userId(), id);
    return Response.ok(NULL).build();
  }

  /** As the client of the fork asks for it. */
  @DELETE
  @Path("delete_workflow")
  public Response deleteNamed(@QueryParam("id") @Nullable String id) {
    if (id == null) {
      throw ProblemException.invalidParameter("id", "is required");
    }
    return delete(id);
  }

  private WorkflowRepository workflows() {
    return caller.workspace().workflows();
  }
}
