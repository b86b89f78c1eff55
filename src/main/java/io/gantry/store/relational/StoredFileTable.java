package io.gantry.store.relational;

import io.gantry.library.StoredFile;
import io.gantry.library.StoredFileRepository;

/** See {@link StoredFileRepository}. */
final class StoredFileTable extends OwnedTable<StoredFile> implements StoredFileRepository {

  StoredFileTable(TenantUnits units) {
    super(OwnedKind.STORED_FILE, units);
  }
}
