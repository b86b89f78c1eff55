package io.gantry.store.document;

import io.gantry.account.TenantRepository;
import io.gantry.common.CursorCodec;
import io.gantry.common.Ids;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaReport.Difference;
import io.gantry.store.SoleTenant;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.util.Set;
import java.util.stream.Collectors;

/** Schema versions 5 and 6: a table for each kind, as Jaaz makes them. */
final class TablePerKind implements Layout {

  private final DocumentStore.Options options;
  private final Connection connection;
  private final CursorCodec cursors;
  private final KindRequests requests;
  private final KindMarker marker;
  private final KindSchema schema;
  private final KindLoadTable load;
  private final Orphans orphans = new Orphans();

  TablePerKind(DocumentStore.Options options, Connection connection, CursorCodec cursors, Ids ids) {
    this.options = options;
    this.connection = connection;
    this.cursors = cursors;
    this.requests = new KindRequests(connection, ids, options.version(), options.tables());
    this.marker = new KindMarker(connection, requests);
    this.schema = new KindSchema(connection, requests);
    this.load = new KindLoadTable(connection, options.tables());
  }

  @Override
  public void prepare() {
    SchemaReport report = schema.report();
    if (report.state() == SchemaState.UP_TO_DATE) {
      return;
    }
    boolean onlyMarker = report.pending().size() <= 1 && report.differences().isEmpty();
    if (report.state() == SchemaState.PENDING && !options.createTable() && !onlyMarker) {
      throw StoreException.Unavailable.lasting(
          "These are missing, and not to be created: " + String.join(", ", report.pending()), null);
    }
    schema.apply();
  }

  @Override
  public StoreHealth health() {
    return marker.isThereNow(HealthProbe.LIMIT)
        ? new StoreHealth(true, SchemaState.UP_TO_DATE, null)
        : new StoreHealth(true, SchemaState.PENDING, "The tables are not prepared");
  }

  @Override
  public Workspace workspace(TenantId tenant) {
    return new KindWorkspace(new KindDocuments(tenant, requests, cursors, orphans));
  }

  @Override
  public TenantRepository tenants() {
    return new SoleTenant(options.version(), cursors);
  }

  @Override
  public StoreAdministration administration() {
    KindChecks checks =
        new KindChecks(connection.client(), requests, schema, ClientFactory.credentials(options));
    return new KindAdministration(connection, requests, schema, load, orphans, checks::all);
  }

  @Override
  public BulkReader bulkReader(TenantAccess access) {
    SchemaReport report = schema.report();
    schema.requireOwn();
    Set<KindTable> there = schema.found().keySet();
    if (report.state() == SchemaState.DRIFTED) {
      throw new StoreException.Drifted(
          report.differences().stream()
              .map(Difference::toString)
              .collect(Collectors.joining("; ")));
    }
    if (there.isEmpty()) {
      throw new StoreException.Drifted("There are no tables " + options.tables() + "*");
    }
    return new KindBulkReader(new KindRows(bulkRequests(), all(), there));
  }

  private BulkRequests bulkRequests() {
    return BulkRequests.of(connection, KindGuard.WHOLE_TABLE);
  }

  private KindDocuments all() {
    return new KindDocuments(TenantId.DEFAULT, requests, cursors, orphans);
  }

  @Override
  public BulkWriter bulkWriter(TenantAccess access, BulkLoad wanted) {
    if (schema.report().state() != SchemaState.UP_TO_DATE) {
      throw new StoreException.Unavailable("The tables are not prepared", null);
    }
    BulkRequests bulk = bulkRequests();
    LoadJournal journal = load.journal(bulk, wanted.id());
    boolean resumed = journal.begin();
    boolean filled = wanted.into() == BulkLoad.Into.FILLED;
    BulkPuts puts = new BulkPuts(bulk, resumed || filled, filled);
    return new KindBulkWriter(all(), load, journal, puts, filled);
  }
}
