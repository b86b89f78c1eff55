package io.gantry.store.document;

import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the records of the single table that are no messages: one Scan finds the keys of all of
 * them, then they are fetched kind by kind. A Scan of each kind would read, and be charged for, all
 * messages fourteen times over.
 */
final class SpooledRecords implements AutoCloseable {

  /** How many keys of a range are in memory at once. */
  private static final int KEYS = 20_000;

  /** Of records whose items may have hundreds of kilobytes each. */
  private static final int HEAVY_BATCH = 16;

  private static final List<String> KEY = List.of(Attributes.PARTITION, Attributes.SORT);

  private final BulkRequests requests;
  private final String table;
  private final BulkTenants tenants;
  private final KeyScan scan;
  private final Map<Slice, Progress> open = new ConcurrentHashMap<>();
  private @Nullable KeySpool spool;

  /**
   * @param kinds by what the attribute {@code kind} of their items says
   */
  SpooledRecords(
      BulkRequests requests, String table, BulkTenants tenants, Map<String, EntityKind> kinds) {
    this.requests = requests;
    this.table = table;
    this.tenants = tenants;
    this.scan = new KeyScan(requests, table, kinds);
  }

  private record Slice(EntityKind kind, Segment segment) {}

  /** What was found and not yet given away. */
  private static final class Progress {
    private final Deque<ItemKey> keys = new ArrayDeque<>();
    private @Nullable ItemKey last;
    private boolean isLast;
  }

  long count(EntityKind kind) {
    return spool().count(kind);
  }

  private synchronized KeySpool spool() {
    KeySpool filled = spool;
    if (filled == null) {
      KeySpool empty = new KeySpool();
      try {
        scan.fill(empty);
      } catch (RuntimeException failed) {
        empty.close();
        throw failed;
      }
      filled = empty.complete();
      spool = filled;
    }
    return filled;
  }

  BulkBatch read(EntityKind kind, Segment segment, Optional<String> after) {
    Slice slice = new Slice(kind, segment);
    Progress progress = progress(slice, after);
    BulkRecords batch = new BulkRecords();
    while (!batch.isFull()) {
      if (progress.keys.isEmpty() && !progress.isLast) {
        refill(slice, progress);
      }
      if (progress.keys.isEmpty()) {
        return batch.toBatch(null);
      }
      take(kind, progress, batch);
    }
    open.put(slice, progress);
    return batch.toBatch(place(progress.last));
  }

  private static @Nullable String place(@Nullable ItemKey key) {
    return key == null ? null : KeyPlace.write(key.toAttributes(), KEY);
  }

  private Progress progress(Slice slice, Optional<String> after) {
    Progress left = open.remove(slice);
    if (left != null && after.isPresent() && after.get().equals(place(left.last))) {
      return left;
    }
    Progress progress = new Progress();
    progress.last = after.map(text -> ItemKey.of(KeyPlace.read(text, KEY))).orElse(null);
    return progress;
  }

  private void refill(Slice slice, Progress progress) {
    List<ItemKey> keys =
        spool().next(slice.kind(), slice.segment(), Optional.ofNullable(progress.last), KEYS);
    progress.keys.addAll(keys);
    progress.isLast = keys.size() < KEYS;
  }

  private void take(EntityKind kind, Progress progress, BulkRecords batch) {
    List<ItemKey> keys = new ArrayList<>();
    int most = isHeavy(kind) ? HEAVY_BATCH : Table.MAX_BATCH_GET;
    while (keys.size() < most && !progress.keys.isEmpty()) {
      keys.add(progress.keys.remove());
    }
    Map<ItemKey, Map<String, AttributeValue>> items = get(keys, List.of());
    Map<ItemKey, Map<String, AttributeValue>> parents = parents(kind, items.values());
    for (int index = 0; index < keys.size(); index++) {
      if (batch.isFull()) {
        for (int rest = keys.size() - 1; rest >= index; rest--) {
          progress.keys.addFirst(keys.get(rest));
        }
        return;
      }
      progress.last = keys.get(index);
      Map<String, AttributeValue> item = items.get(keys.get(index));
      if (item != null) {
        batch.add(
            kind, item, tenants.find(item), tenant -> add(kind, tenant, item, parents, batch));
      }
    }
  }

  private static boolean isHeavy(EntityKind kind) {
    return switch (kind) {
      case CANVAS, WORKFLOW, DOCUMENT, TICKET -> true;
      case TENANT,
          USER,
          CREDENTIAL,
          SETTINGS,
          SESSION,
          REFRESH_TOKEN,
          CONVERSATION,
          MESSAGE,
          FILE,
          AUDIO_FILE,
          PROVIDER_CONFIG,
          IDEMPOTENT_ANSWER ->
          false;
    };
  }

  private Map<ItemKey, Map<String, AttributeValue>> get(List<ItemKey> keys, List<String> columns) {
    Map<ItemKey, Map<String, AttributeValue>> items = new HashMap<>();
    requests
        .getAll(table, keys.stream().map(ItemKey::toAttributes).toList(), columns)
        .forEach(item -> items.put(ItemKey.of(item), item));
    return items;
  }

  /** The items without which these are left-overs: of a deletion, or of what expired. */
  private Map<ItemKey, Map<String, AttributeValue>> parents(
      EntityKind kind, Iterable<Map<String, AttributeValue>> items) {
    List<ItemKey> keys = new ArrayList<>();
    items.forEach(
        item ->
            tenants.find(item).flatMap(tenant -> parent(kind, tenant, item)).ifPresent(keys::add));
    return get(
        keys.stream().distinct().toList(),
        kind == EntityKind.REFRESH_TOKEN
            ? List.of()
            : List.of(Attributes.PARTITION, Attributes.SORT, Attributes.DELETING));
  }

  /** Empty also where an item does not say it: the making of its record will. */
  private Optional<ItemKey> parent(
      EntityKind kind, TenantId tenant, Map<String, AttributeValue> item) {
    Documents documents = tenants.documents(tenant);
    return switch (kind) {
      case CREDENTIAL, SETTINGS, SESSION ->
          text(item, "user_id").map(id -> documents.key(UserItem.class, "id", id));
      case REFRESH_TOKEN ->
          text(item, "family_id").map(id -> documents.key(LoginSessionItem.class, "id", id));
      case TICKET -> text(item, "conversation_id").map(new Threads(documents)::head);
      case TENANT,
          USER,
          CONVERSATION,
          MESSAGE,
          CANVAS,
          WORKFLOW,
          FILE,
          AUDIO_FILE,
          DOCUMENT,
          PROVIDER_CONFIG,
          IDEMPOTENT_ANSWER ->
          Optional.empty();
    };
  }

  private void add(
      EntityKind kind,
      TenantId tenant,
      Map<String, AttributeValue> item,
      Map<ItemKey, Map<String, AttributeValue>> parents,
      BulkRecords batch) {
    Optional<ItemKey> key = parent(kind, tenant, item);
    Map<String, AttributeValue> parent = key.map(parents::get).orElse(null);
    boolean isLeft =
        key.isPresent()
            && (parent == null ? !isLost(kind, item) : parent.containsKey(Attributes.DELETING));
    if (isLeft || tenants.isErased(tenant)) {
      return;
    }
    Documents documents = tenants.documents(tenant);
    DocumentShelf<?, ?> shelf = DocumentShelf.of(kind);
    shelf
        .entity(documents, item)
        .ifPresent(
            entity -> {
              Object record = shelf.toRecord(documents, entity);
              batch.add(
                  BulkRecord.of(tenant, inParent(documents, record, parent)),
                  BulkRecords.characters(entity));
            });
  }

  private static Optional<String> text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }

  /**
   * Deletions take the head of a conversation last: what is there after it is what nobody deleted.
   */
  private boolean isLost(EntityKind kind, Map<String, AttributeValue> item) {
    return kind == EntityKind.TICKET
        && !get(List.of(ItemKey.of(item)), List.of(Attributes.PARTITION, Attributes.SORT))
            .isEmpty();
  }

  /** A token is what its session makes of it, as its repository gives it. */
  private static Object inParent(
      Documents documents, Object record, @Nullable Map<String, AttributeValue> parent) {
    if (record instanceof RefreshToken token && parent != null) {
      return DocumentShelf.of(EntityKind.SESSION)
          .record(documents, parent)
          .map(session -> RefreshTokenDocuments.in((LoginSession) session, token))
          .orElse(token);
    }
    return record;
  }

  @Override
  public synchronized void close() {
    if (spool != null) {
      spool.close();
      spool = null;
    }
  }
}
