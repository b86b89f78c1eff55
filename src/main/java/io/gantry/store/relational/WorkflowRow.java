package io.gantry.store.relational;

import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** A row of {@code workflows}. */
@Entity
@Table(name = "workflows")
class WorkflowRow extends OwnedRow<Workflow> {

  @Convert(converter = StoredText.class)
  String name;

  String titleKey;

  @Convert(converter = StoredText.class)
  @Nullable String description;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  @Nullable String apiJson;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  @Nullable String inputs;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  @Nullable String outputs;

  /** For Hibernate. */
  protected WorkflowRow() {}

  private WorkflowRow(TenantId tenant, Workflow record) {
    super(tenant, record);
    name = record.name();
    titleKey = FoldedKey.of(record.name());
    description = record.description();
    apiJson = Json.text(record.apiJson());
    inputs = Json.text(record.inputs());
    outputs = Json.text(record.outputs());
  }

  static WorkflowRow of(TenantId tenant, Workflow record) {
    return new WorkflowRow(tenant, record);
  }

  @Override
  Workflow toDomain() {
    return new Workflow(
        key.id(),
        ownerId,
        name,
        description,
        Json.of(apiJson),
        Json.of(inputs),
        Json.of(outputs),
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
