package io.gantry.store.document;

import io.gantry.account.TenantRepository;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreHealth;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;

/**
 * How records lie in the tables of an open store: the part of it that schema versions differ in.
 */
interface Layout {

  void prepare();

  /** Asks the tables now, once and briefly; throws when they do not answer. */
  StoreHealth health();

  Workspace workspace(TenantId tenant);

  TenantRepository tenants();

  StoreAdministration administration();

  BulkReader bulkReader(TenantAccess access);

  BulkWriter bulkWriter(TenantAccess access, BulkLoad load);
}
