package io.gantry.store.document;

import io.gantry.chat.Message;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads the messages of the single table by a parallel Scan. It gives each partition in the order
 * of its sort keys: the head of a conversation, which says whether there is one, then its messages
 * by order key.
 */
final class MessageScan {

  /** How many pages without enough messages are read before what there is is given. */
  private static final int MAX_PAGES = 8;

  private static final List<String> KEY = List.of(Attributes.PARTITION, Attributes.SORT);

  private final BulkRequests requests;
  private final String table;
  private final BulkTenants tenants;
  private final DocumentShelf<?, ?> messages = DocumentShelf.of(EntityKind.MESSAGE);
  private final Map<Segment, Progress> open = new ConcurrentHashMap<>();

  MessageScan(BulkRequests requests, String table, BulkTenants tenants) {
    this.requests = requests;
    this.table = table;
    this.tenants = tenants;
  }

  /** What was fetched and not yet given away. */
  private static final class Progress {
    private final Deque<Map<String, AttributeValue>> items = new ArrayDeque<>();
    private String place = "";
    private @Nullable Map<String, AttributeValue> lastKey;
    private boolean isLast;
    private String partition = "";
    private boolean isLive;
  }

  BulkBatch read(Segment segment, Optional<String> after) {
    Progress progress = progress(segment, after);
    BulkRecords batch = new BulkRecords();
    for (int pages = 0; ; ) {
      while (!progress.items.isEmpty() && !batch.isFull()) {
        take(progress, batch);
      }
      if (!progress.items.isEmpty()) {
        return interrupted(segment, progress, batch);
      }
      if (progress.isLast) {
        return batch.toBatch(null);
      }
      if (batch.isWorthwhile() || pages == MAX_PAGES) {
        return interrupted(segment, progress, batch);
      }
      fetch(segment, progress);
      pages++;
    }
  }

  private BulkBatch interrupted(Segment segment, Progress progress, BulkRecords batch) {
    open.put(segment, progress);
    return batch.toBatch(progress.place);
  }

  private Progress progress(Segment segment, Optional<String> after) {
    Progress left = open.remove(segment);
    if (left != null && after.isPresent() && left.place.equals(after.get())) {
      return left;
    }
    Progress progress = new Progress();
    progress.lastKey = after.map(place -> KeyPlace.read(place, KEY)).orElse(null);
    return progress;
  }

  private void fetch(Segment segment, Progress progress) {
    ScanResponse page = requests.scan(look(segment), progress.lastKey);
    progress.items.addAll(page.items());
    progress.isLast = !page.hasLastEvaluatedKey();
    if (page.hasLastEvaluatedKey()) {
      progress.lastKey = page.lastEvaluatedKey();
      progress.place = KeyPlace.write(page.lastEvaluatedKey(), KEY);
    }
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
        List.of());
  }

  private void take(Progress progress, BulkRecords batch) {
    Map<String, AttributeValue> item = progress.items.remove();
    String partition = item.get(Attributes.PARTITION).s();
    boolean isHead = item.get(Attributes.SORT).s().equals(Attributes.HEAD);
    if (isHead || !progress.partition.equals(partition)) {
      progress.partition = partition;
      progress.isLive = isHead ? isLive(item) : isLive(partition);
    }
    if (!isHead && progress.isLive) {
      add(item, batch);
    }
    // Behind the last item of a page lies what the filter left out, and behind that the next page.
    if (!progress.items.isEmpty() || progress.isLast) {
      progress.place = KeyPlace.write(item, KEY);
    } else if (progress.lastKey != null) {
      progress.place = KeyPlace.write(progress.lastKey, KEY);
    }
  }

  private boolean isLive(String partition) {
    Map<String, AttributeValue> key = new ItemKey(partition, Attributes.HEAD).toAttributes();
    return requests
        .getAll(table, List.of(key), List.of(Attributes.PARTITION, Attributes.DELETING))
        .stream()
        .anyMatch(this::isLive);
  }

  private boolean isLive(Map<String, AttributeValue> head) {
    return !head.containsKey(Attributes.DELETING) && !tenants.isErased(tenants.of(head));
  }

  private void add(Map<String, AttributeValue> item, BulkRecords batch) {
    TenantId tenant = tenants.of(item);
    Documents documents = tenants.documents(tenant);
    Optional<CommunicationEntity> whole = messages.entity(documents, item);
    whole.ifPresent(
        entity -> {
          Message message = (Message) messages.toRecord(documents, entity);
          batch.add(BulkRecord.of(tenant, message), BulkRecords.characters(entity));
        });
  }
}
