package io.gantry.store.document;

import io.gantry.common.CursorCodec;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What all repositories of a workspace of versions 5 and 6 share: whose rows are whose above all.
 */
record KindDocuments(TenantId tenant, KindRequests requests, CursorCodec cursors, Orphans orphans) {

  /** Set on a row whose deletion has begun: it is absent for every reader of ours. */
  static final String DELETING = "deleting";

  KindWrites writes() {
    return new KindWrites(requests);
  }

  SchemaVersion version() {
    return requests.version();
  }

  /** Whether rows say whose they are. */
  boolean byUser() {
    return version().hasSignIn();
  }

  /** Whether the owner can have anything here. */
  boolean has(String ownerId) {
    return tenant.equals(TenantId.DEFAULT) && (byUser() || ownerId.equals(LocalUser.ID));
  }

  void requirePlace(String ownerId) {
    if (!tenant.equals(TenantId.DEFAULT)) {
      throw new StoreException.Unsupported(version(), EntityKind.TENANT);
    }
    if (!has(ownerId)) {
      throw new StoreException.Unsupported(version(), EntityKind.USER);
    }
  }

  /** Whether the row is there for its owner; rows that name no user are nobody's. */
  boolean isOwn(KindRow row, String ownerId) {
    return isLive(row)
        && has(ownerId)
        && (!byUser() || Objects.equals(row.text(KindTable.USER_ID), ownerId));
  }

  static boolean isLive(KindRow row) {
    return !row.item().containsKey(DELETING);
  }

  /** What a row must still be besides its columns, for a write that its owner asks for. */
  static final List<String> GUARDS = List.of(KindTable.USER_ID, DELETING);

  /** The item with its owner, where the version stores one. */
  Map<String, AttributeValue> owned(Map<String, AttributeValue> item, String ownerId) {
    if (!byUser()) {
      return item;
    }
    Map<String, AttributeValue> owned = new HashMap<>(item);
    owned.put(KindTable.USER_ID, AttributeValue.fromS(ownerId));
    return owned;
  }
}
