package io.gantry.api;

import io.gantry.common.OwnedRepository;
import io.gantry.store.Workspace;
import io.gantry.studio.Workflow;
import org.jspecify.annotations.Nullable;

final class WorkflowKind implements OwnedKind<Workflow, WorkflowBody> {

  @Override
  public String name() {
    return "workflow";
  }

  @Override
  public String path() {
    return "workflows";
  }

  @Override
  public Class<WorkflowBody> bodyType() {
    return WorkflowBody.class;
  }

  @Override
  public OwnedRepository<Workflow> repository(Workspace workspace) {
    return workspace.workflows();
  }

  @Override
  public @Nullable String idIn(WorkflowBody body) {
    return body.id();
  }

  @Override
  public WorkflowBody bodyOf(Workflow workflow) {
    return new WorkflowBody(
        null,
        workflow.name(),
        workflow.description(),
        workflow.apiJson(),
        workflow.inputs(),
        workflow.outputs());
  }

  @Override
  public Workflow create(WorkflowBody body, Stamp stamp) {
    return new Workflow(
        stamp.id(),
        stamp.ownerId(),
        Required.value("name", body.name()),
        body.description(),
        body.apiJson(),
        body.inputs(),
        body.outputs(),
        stamp.createdAt(),
        stamp.updatedAt(),
        stamp.revision());
  }
}
