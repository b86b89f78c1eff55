package io.gantry.store.document;

import java.util.List;
import java.util.Optional;

/**
 * The table that the journal of a load into versions 5 and 6 lies in. It is there only while the
 * load is not completed, so that old programs find nothing that is not theirs.
 */
final class KindLoadTable {

  private static final String SUFFIX = "gantry-load";

  private final TableControl control;
  private final Connection connection;
  private final TableSpec spec;

  KindLoadTable(Connection connection, String prefix) {
    this.control = new TableControl(connection.client(), connection.attempts());
    this.connection = connection;
    this.spec =
        new TableSpec(
            prefix + SUFFIX,
            KeySpec.of(KeySpec.text(Attributes.PARTITION), KeySpec.text(Attributes.SORT)),
            List.of());
  }

  /**
   * The journal of a load, in the table, which is made when there is none.
   *
   * @param requests those of the load
   */
  LoadJournal journal(BulkRequests requests, String load) {
    if (!isThere()) {
      control.create(spec);
    }
    return new LoadJournal(requests, spec.name(), load);
  }

  String name() {
    return spec.name();
  }

  /** A table that is going away is none. */
  boolean isThere() {
    return control.describe(spec.name()).filter(TableControl::isActive).isPresent();
  }

  Optional<String> unfinished() {
    BulkRequests requests = BulkRequests.of(connection, KindGuard.WHOLE_TABLE);
    return isThere() ? LoadJournal.unfinished(requests, spec.name()) : Optional.empty();
  }

  /** Deletes the table when the journal in it is this one. */
  void delete(LoadJournal journal) {
    if (isThere() && journal.isOurs()) {
      delete();
    }
  }

  /** Deletes the table, whatever is in it. */
  void delete() {
    if (isThere()) {
      control.delete(spec.name());
    }
  }
}
