package io.gantry.store.relational;

import io.gantry.studio.Workflow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code workflows} as lists need it, without {@code api_json}. */
@Entity
@Immutable
@Table(name = "workflows")
class WorkflowSummaryRow extends OwnedRow<Workflow> {

  @Convert(converter = StoredText.class)
  String name;

  String titleKey;

  @Convert(converter = StoredText.class)
  @Nullable String description;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  @Nullable String inputs;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  @Nullable String outputs;

  /** For Hibernate. */
  protected WorkflowSummaryRow() {}

  @Override
  Workflow toDomain() {
    return new Workflow(
        key.id(),
        ownerId,
        name,
        description,
        null,
        Json.of(inputs),
        Json.of(outputs),
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
