package io.gantry.store.document;

import io.gantry.studio.Workflow;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A workflow as it lies in the table. */
@Entity("workflow")
record WorkflowItem(
    @Id("id") String id,
    @Column("owner_id") String ownerId,
    @Column("name") String name,
    @Column("description") @Nullable String description,
    @Column("api_json") @Nullable String apiJson,
    @Column("inputs") @Nullable String inputs,
    @Column("outputs") @Nullable String outputs,
    @Column("created_at") Instant createdAt,
    @Column("updated_at") Instant updatedAt,
    @Column("revision") Long revision,
    @Column("filter_title") @Nullable String filterTitle,
    @Column("filter_type") @Nullable String filterType,
    @Column("filter_department") @Nullable String filterDepartment,
    @Column("filter_archived") @Nullable Boolean filterArchived)
    implements OwnedItem<Workflow> {

  static WorkflowItem of(Workflow workflow) {
    return new WorkflowItem(
        workflow.id(),
        workflow.ownerId(),
        workflow.name(),
        workflow.description(),
        Values.text(workflow.apiJson()),
        Values.text(workflow.inputs()),
        Values.text(workflow.outputs()),
        workflow.createdAt(),
        workflow.updatedAt(),
        workflow.revision(),
        Values.folded(workflow.filterTitle()),
        workflow.filterType(),
        Values.folded(workflow.filterDepartment()),
        workflow.filterArchived());
  }

  @Override
  public Workflow toDomain() {
    return new Workflow(
        id,
        ownerId,
        name,
        description,
        Values.json(apiJson),
        Values.json(inputs),
        Values.json(outputs),
        createdAt,
        updatedAt,
        revision);
  }
}
