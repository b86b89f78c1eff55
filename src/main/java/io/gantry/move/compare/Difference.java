package io.gantry.move.compare;

import static java.util.Objects.requireNonNull;

import io.gantry.store.RecordKey;
import io.gantry.tenancy.TenantId;
import java.util.List;

/**
 * A record that is not the same on both sides.
 *
 * @param fields what differs, by component; all components of a record that is on one side only;
 *     none of one that is the same but doubled
 */
public record Difference(Sort sort, TenantId tenant, RecordKey key, List<FieldDifference> fields) {

  public Difference {
    requireNonNull(sort, "sort");
    requireNonNull(tenant, "tenant");
    requireNonNull(key, "key");
    fields = List.copyOf(fields);
  }

  /** How it is not the same. */
  public enum Sort {
    /** The target does not have it. */
    MISSING("missing in the target"),
    /** Only the target has it. */
    EXTRA("only in the target"),
    /** One side has it several times. */
    DOUBLED("not as often on both sides"),
    /** The content differs, and perhaps the revision. */
    CHANGED("changed"),
    /** The content is the same at another revision. */
    REVISION("at another revision");

    private final String label;

    Sort(String label) {
      this.label = label;
    }

    /** As people say it. */
    public String label() {
      return label;
    }
  }
}
