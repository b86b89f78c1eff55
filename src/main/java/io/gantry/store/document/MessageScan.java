package io.gantry.store.document;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the messages of the single table by a parallel Scan, and long conversations by Queries. It
 * gives each partition in the order of its sort keys: the head of a conversation, which says
 * whether there is one, then its messages by order key.
 */
final class MessageScan {

  private static final List<String> KEY = List.of(Attributes.PARTITION, Attributes.SORT);

  /** Behind its messages a conversation has nothing that is wanted here. */
  private static final ScanRun RUN =
      new ScanRun(Attributes.PARTITION, Attributes.SORT, "MSG#", null, "~");

  private final BulkRequests requests;
  private final String table;
  private final BulkTenants tenants;
  private final BulkScan scan;

  MessageScan(BulkRequests requests, String table, BulkTenants tenants) {
    this.requests = requests;
    this.table = table;
    this.tenants = tenants;
    this.scan = new BulkScan(requests);
  }

  BulkBatch read(Segment segment, Optional<String> after) {
    return scan.read(look(segment), KEY, after, start -> new Messages());
  }

  private BulkRequests.Look look(Segment segment) {
    return new BulkRequests.Look(
            table,
            segment,
            "#k IN (:head, :message)",
            Map.of("#k", Attributes.KIND),
            Map.of(
                ":head",
                AttributeValue.fromS("conversation"),
                ":message",
                AttributeValue.fromS("message")),
            List.of())
        .by(RUN);
  }

  /** Takes heads and messages, and knows whether the conversation it is in is live. */
  private final class Messages implements BulkScan.Sink {

    private final DocumentShelf<?, ?> shelf = DocumentShelf.of(EntityKind.MESSAGE);
    private String partition = "";
    private boolean isLive;

    @Override
    public void take(Map<String, AttributeValue> item, BulkRecords batch) {
      String itsPartition = item.get(Attributes.PARTITION).s();
      boolean isHead = item.get(Attributes.SORT).s().equals(Attributes.HEAD);
      Optional<TenantId> tenant = tenants.find(item);
      if (isHead || !partition.equals(itsPartition)) {
        partition = itsPartition;
        isLive = tenant.isEmpty() || (isHead ? isLive(item) : isLiveWithoutHead(item));
      }
      if (!isHead && isLive) {
        batch.add(EntityKind.MESSAGE, item, tenant, known -> add(known, item, batch));
      }
    }

    private void add(TenantId tenant, Map<String, AttributeValue> item, BulkRecords batch) {
      Documents documents = tenants.documents(tenant);
      shelf
          .entity(documents, item)
          .ifPresent(
              entity ->
                  batch.add(
                      BulkRecord.of(tenant, shelf.toRecord(documents, entity)),
                      BulkRecords.characters(entity)));
    }
  }

  /** The head of the first message of a part, which the part before may have had. */
  private boolean isLiveWithoutHead(Map<String, AttributeValue> message) {
    String partition = message.get(Attributes.PARTITION).s();
    Optional<Map<String, AttributeValue>> head = find(new ItemKey(partition, Attributes.HEAD));
    return head.map(this::isLive).orElseGet(() -> isLost(message));
  }

  /**
   * Whether a message whose conversation has no head is there all the same: deletions take the head
   * last, so what is there after it was seen to be gone is what nobody deleted.
   */
  private boolean isLost(Map<String, AttributeValue> message) {
    return !tenants.isErased(tenants.of(message)) && find(ItemKey.of(message)).isPresent();
  }

  private Optional<Map<String, AttributeValue>> find(ItemKey key) {
    return requests
        .getAll(
            table,
            List.of(key.toAttributes()),
            List.of(Attributes.PARTITION, Attributes.SORT, Attributes.DELETING))
        .stream()
        .findFirst();
  }

  private boolean isLive(Map<String, AttributeValue> head) {
    return !head.containsKey(Attributes.DELETING) && !tenants.isErased(tenants.of(head));
  }
}
