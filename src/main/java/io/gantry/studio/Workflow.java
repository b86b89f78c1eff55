package io.gantry.studio;

import io.gantry.common.Filterable;
import io.gantry.common.JsonText;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A saved ComfyUI workflow.
 *
 * @param apiJson the graph in the form the engine takes; null in lists
 * @param inputs what a caller may set, a JSON array
 * @param outputs what comes out; the JSON value {@code null} is not the same as none
 */
public record Workflow(
    String id,
    String ownerId,
    String name,
    @Nullable String description,
    @Nullable JsonText apiJson,
    @Nullable JsonText inputs,
    @Nullable JsonText outputs,
    Instant createdAt,
    Instant updatedAt,
    long revision)
    implements OwnedRecord<Workflow>, Filterable {

  public static final int MAX_NAME_LENGTH = 1_000;
  public static final int MAX_DESCRIPTION_LENGTH = 10_000;

  public Workflow {
    Text.requireId("id", id);
    Text.requireId("owner_id", ownerId);
    Text.requireText("name", name, MAX_NAME_LENGTH);
    Text.optionalText("description", description, MAX_DESCRIPTION_LENGTH);
    createdAt = Times.requireInstant("created_at", createdAt);
    updatedAt = Times.requireInstant("updated_at", updatedAt);
  }

  @Override
  public Workflow withRevision(long newRevision) {
    return new Workflow(
        id,
        ownerId,
        name,
        description,
        apiJson,
        inputs,
        outputs,
        createdAt,
        updatedAt,
        newRevision);
  }

  @Override
  public Workflow listed() {
    return new Workflow(
        id, ownerId, name, description, null, inputs, outputs, createdAt, updatedAt, revision);
  }

  @Override
  public String filterTitle() {
    return name;
  }
}
