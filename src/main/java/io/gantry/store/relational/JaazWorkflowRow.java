package io.gantry.store.relational;

import io.gantry.common.JsonText;
import io.gantry.store.LocalUser;
import io.gantry.store.jaaz.ContentRevision;
import io.gantry.store.jaaz.FittedText;
import io.gantry.store.jaaz.JaazJson;
import io.gantry.studio.Workflow;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** A row of {@code comfy_workflows} in versions 3 and 4; its number is its id. */
@Entity
@Table(name = "comfy_workflows")
class JaazWorkflowRow extends JaazRow implements JaazRecordRow<Workflow> {

  @Nullable String name;

  @Nullable String apiJson;

  @Nullable String description;

  @Nullable String inputs;

  @Nullable String outputs;

  /** For Hibernate. */
  protected JaazWorkflowRow() {}

  @Override
  public Workflow toDomain() {
    return workflow(JaazJson.read("api_json", apiJson));
  }

  @Override
  public Workflow listed() {
    return workflow(null);
  }

  private Workflow workflow(@Nullable JsonText graph) {
    return new Workflow(
        Long.toString(number),
        LocalUser.ID,
        FittedText.required(name, Workflow.MAX_NAME_LENGTH),
        FittedText.optional(description, Workflow.MAX_DESCRIPTION_LENGTH),
        graph,
        JaazJson.read("inputs", inputs),
        JaazJson.read("outputs", outputs),
        created(),
        updated(),
        ContentRevision.of(name, apiJson, description, inputs, outputs, createdAt, updatedAt));
  }

  @Override
  public void fill(Workflow record) {
    name = record.name();
    apiJson = JaazJson.write("api_json", record.apiJson());
    description = record.description();
    inputs = JaazJson.write("inputs", record.inputs());
    outputs = JaazJson.write("outputs", record.outputs());
    setTimes(record.createdAt(), record.updatedAt());
  }

  @Override
  public void change(StatelessSession session, Workflow wanted) {
    Workflow shown = toDomain();
    Changes changes = new Changes();
    changes.add("name", shown.name(), wanted.name());
    changes.add("description", shown.description(), wanted.description());
    changes.addJson("apiJson", "api_json", shown.apiJson(), wanted.apiJson());
    changes.addJson("inputs", "inputs", shown.inputs(), wanted.inputs());
    changes.addJson("outputs", "outputs", shown.outputs(), wanted.outputs());
    changes.addTime("updatedAt", shown.updatedAt(), wanted.updatedAt());
    changes.apply(session, this);
  }
}
