package io.gantry.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.gantry.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * What the active schema version lacks, and how to get it: members of the problem.
 *
 * @param kind of records, in the singular
 * @param field of a record of the kind; null when the version lacks the kind itself
 * @param schemaVersion the active version
 * @param availableIn the first version that has it
 * @param command makes that version the active one
 */
public record Lacking(
    String kind,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String field,
    @JsonProperty("schema_version") int schemaVersion,
    @JsonProperty("available_in") int availableIn,
    String command) {

  static Lacking of(StoreException.Unsupported unsupported) {
    return new Lacking(
        unsupported.kind().label(),
        unsupported.field().orElse(null),
        unsupported.version().number(),
        unsupported.firstWith().number(),
        SwitchCommand.to(unsupported.firstWith()));
  }

  /** What follows the reason. */
  String remedy() {
    return "; version " + availableIn + " does: " + command;
  }
}
