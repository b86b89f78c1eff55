package io.gantry.store.document;

import io.gantry.common.InvalidValueException;
import io.gantry.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tenants of the single table as work on the whole of it meets them. */
final class BulkTenants {

  private static final int PREFIX = "T#".length();

  private final BulkRequests requests;
  private final String table;
  private final Function<TenantId, Documents> open;
  private final Map<String, TenantId> ids = new ConcurrentHashMap<>();
  private final Map<TenantId, Documents> documents = new ConcurrentHashMap<>();
  private final Map<TenantId, Boolean> erased = new ConcurrentHashMap<>();

  /**
   * @param open makes what reads and writes the documents of a tenant
   */
  BulkTenants(BulkRequests requests, String table, Function<TenantId, Documents> open) {
    this.requests = requests;
    this.table = table;
    this.open = open;
  }

  /** Whose an item is, by its key. */
  TenantId of(Map<String, AttributeValue> item) {
    String partition = item.get(Attributes.PARTITION).s();
    return ids.computeIfAbsent(
        partition.substring(PREFIX, partition.indexOf('#', PREFIX)), TenantId::new);
  }

  /** {@link #of}; empty when nobody can be called as its key says. */
  Optional<TenantId> find(Map<String, AttributeValue> item) {
    try {
      return Optional.of(of(item));
    } catch (InvalidValueException | IndexOutOfBoundsException none) {
      return Optional.empty();
    }
  }

  Documents documents(TenantId tenant) {
    return documents.computeIfAbsent(tenant, open);
  }

  /** Whether its erasure began and did not end: what is left of it is no record any more. */
  boolean isErased(TenantId tenant) {
    return erased.computeIfAbsent(tenant, this::askErased);
  }

  private boolean askErased(TenantId tenant) {
    ItemKey key = documents(tenant).database().key("tenant", Map.of());
    return requests
        .getAll(
            table, List.of(key.toAttributes()), List.of(Attributes.PARTITION, Attributes.DELETING))
        .stream()
        .anyMatch(item -> item.containsKey(Attributes.DELETING));
  }
}
