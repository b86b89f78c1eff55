package io.gantry.store.relational;

import io.gantry.common.CursorCodec;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;

/** The units of work of versions 1 to 4, which hold the records of one tenant and one owner. */
final class JaazUnits {

  private final TenantUnits units;
  private final SchemaVersion version;

  JaazUnits(TenantUnits units, SchemaVersion version) {
    this.units = units;
    this.version = version;
  }

  SchemaVersion version() {
    return version;
  }

  TenantId tenant() {
    return units.tenant();
  }

  CursorCodec cursors() {
    return units.cursors();
  }

  /** Whether the records are those of this owner; any other has none. */
  boolean isLocal(String ownerId) {
    return tenant().equals(TenantId.DEFAULT) && ownerId.equals(LocalUser.ID);
  }

  /** Records of others have no place: they would be given back as those of the local user. */
  void requireLocal(String ownerId) {
    if (!tenant().equals(TenantId.DEFAULT)) {
      throw new StoreException.Unsupported(version, EntityKind.TENANT);
    }
    if (!ownerId.equals(LocalUser.ID)) {
      throw new StoreException.Unsupported(version, EntityKind.USER);
    }
  }

  <R> R read(String call, UnitOfWork.Work<R> work) {
    return units.read(call, work);
  }

  <R> R write(String call, UnitOfWork.Work<R> work) {
    return units.write(call, work);
  }
}
