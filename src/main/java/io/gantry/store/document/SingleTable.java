package io.gantry.store.document;

import io.gantry.account.TenantRepository;
import io.gantry.common.CursorCodec;
import io.gantry.common.Ids;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;

/** Schema version 8: all records of all tenants in one table with one index. */
final class SingleTable implements Layout {

  private final DocumentStore.Options options;
  private final Connection connection;
  private final Table table;
  private final TableSchema schema;
  private final CursorCodec cursors;
  private final Ids ids;
  private final RecordMapping mapping = new RecordMapping();
  private final Owners owners = new Owners();

  SingleTable(DocumentStore.Options options, Connection connection, CursorCodec cursors, Ids ids) {
    this.options = options;
    this.connection = connection;
    this.table = new Table(connection.client(), options.tables(), connection.attempts(), ids);
    this.schema = new TableSchema(connection.client(), options.tables(), connection.attempts());
    this.cursors = cursors;
    this.ids = ids;
  }

  @Override
  public void prepare() {
    schema.prepare(options.createTable());
  }

  @Override
  public StoreHealth health() {
    return HealthProbe.ask(schema);
  }

  @Override
  public Workspace workspace(TenantId tenant) {
    return new DocumentWorkspace(documents(tenant, KeyScope.of(tenant)), owners);
  }

  private Documents documents(TenantId tenant, KeyScope scope) {
    TenantDatabase database = new TenantDatabase(table, scope, new Writes(table, scope, ids));
    return new Documents(tenant, database, mapping, cursors);
  }

  @Override
  public TenantRepository tenants() {
    return new TenantDocuments(
        tenant -> documents(tenant, KeyScope.ofRegistered(tenant)), cursors, table, owners);
  }

  @Override
  public StoreAdministration administration() {
    return new SingleTableAdministration(options, connection, table, schema, owners);
  }

  @Override
  public BulkReader bulkReader(TenantAccess access) {
    if (!schema.requireOwn()) {
      throw new StoreException.Drifted("There is no table " + table.name());
    }
    BulkRequests requests = bulkRequests(access);
    BulkTenants tenants =
        new BulkTenants(requests, table.name(), tenant -> documents(tenant, KeyScope.of(tenant)));
    return new DocumentBulkReader(requests, table.name(), tenants, mapping);
  }

  private BulkRequests bulkRequests(TenantAccess access) {
    return BulkRequests.of(connection, KeyScope.ofWholeTable(access).configuration());
  }

  @Override
  public BulkWriter bulkWriter(TenantAccess access, BulkLoad load) {
    if (!schema.requireOwn()) {
      throw new StoreException.Unavailable("The table is not prepared", null);
    }
    BulkRequests requests = bulkRequests(access);
    LoadJournal journal = new LoadJournal(requests, table.name(), load.id());
    boolean resumed = journal.begin();
    boolean filled = load.into() == BulkLoad.Into.FILLED;
    return new DocumentBulkWriter(
        table.name(),
        new BulkTenants(requests, table.name(), this::loaded),
        owners,
        journal,
        new BulkPuts(requests, resumed || filled, filled));
  }

  /** What makes the items of a load: it names parts by what they hold. */
  private Documents loaded(TenantId tenant) {
    KeyScope scope = KeyScope.ofRegistered(tenant);
    Writes writes = new Writes(table, scope, DocumentBulkWriter::generation);
    return new Documents(tenant, new TenantDatabase(table, scope, writes), mapping, cursors);
  }
}
