package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.InvalidValueException;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Text;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.RecordKey;
import io.gantry.store.jaaz.JaazIds;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the tables of versions 5 and 6 as a whole, each kind by a parallel Scan of its table.
 * Conversations that have no row follow those that have one: they are found by their messages.
 */
final class KindBulkReader implements BulkReader {

  /** Places among rows, and among conversations without one. */
  private static final char ROWS = 'r';

  private static final char ORPHANS = 'o';

  private static final AttributeValue RESERVED =
      AttributeValue.fromS(KindAccounts.Pointers.RESERVED);

  private final BulkRequests requests;
  private final KindDocuments documents;
  private final Set<KindTable> there;
  private final BulkScan scan;
  private final KindThreads threads;

  /**
   * @param there the tables that exist
   */
  KindBulkReader(BulkRequests requests, KindDocuments documents, Set<KindTable> there) {
    this.requests = requests;
    this.documents = documents;
    this.there = Set.copyOf(there);
    this.scan = new BulkScan(requests);
    this.threads = new KindThreads(documents);
  }

  @Override
  public Set<EntityKind> kinds() {
    return documents.version().kinds();
  }

  @Override
  public boolean isSnapshot() {
    return false;
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    requireKind(kind);
    if (parts < 1 || parts > Segment.MAX_TOTAL) {
      throw new IllegalArgumentException("Not a number of ranges: " + parts);
    }
    return IntStream.range(0, parts)
        .mapToObj(number -> new BulkRange(kind, new Segment(number, parts).toString()))
        .toList();
  }

  private void requireKind(EntityKind kind) {
    if (!kinds().contains(requireNonNull(kind, "kind"))) {
      throw new IllegalArgumentException(
          "Version " + documents.version().number() + " has no " + kind.plural());
    }
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    requireNonNull(after, "after");
    requireKind(range.kind());
    Segment segment = Segment.of(range.bounds());
    return switch (range.kind()) {
      case CANVAS -> scan(KindTable.CANVASES, segment, after, new Owned<>(KindMapping.CANVAS));
      case WORKFLOW -> scan(KindTable.WORKFLOWS, segment, after, new Owned<>(KindMapping.WORKFLOW));
      case FILE -> scan(KindTable.FILES, segment, after, new Owned<>(KindMapping.FILE));
      case AUDIO_FILE ->
          scan(KindTable.AUDIO_FILES, segment, after, new Owned<>(KindMapping.AUDIO_FILE));
      case CONVERSATION -> conversations(segment, after);
      case MESSAGE -> messages(segment, after);
      case USER -> scan(KindTable.USERS, segment, after, this::takeUser);
      case CREDENTIAL -> scan(KindTable.USERS, segment, after, this::takeCredential);
      case TENANT,
          SETTINGS,
          SESSION,
          REFRESH_TOKEN,
          TICKET,
          DOCUMENT,
          PROVIDER_CONFIG,
          IDEMPOTENT_ANSWER ->
          throw new IllegalArgumentException("No kind of these versions: " + range.kind());
    };
  }

  private BulkBatch scan(
      KindTable table, Segment segment, Optional<String> after, BulkScan.Sink sink) {
    BulkRequests.Look look = BulkRequests.Look.at(name(table), segment);
    return there.contains(table)
        ? scan.read(look, table.keyFields(), after, start -> sink)
        : new BulkBatch(List.of(), List.of(), null);
  }

  private String name(KindTable table) {
    return documents.requests().name(table);
  }

  private BulkBatch conversations(Segment segment, Optional<String> after) {
    char part = after.isEmpty() ? ROWS : after.get().isEmpty() ? ' ' : after.get().charAt(0);
    Optional<String> place =
        after
            .map(text -> text.substring(Math.min(1, text.length())))
            .filter(text -> !text.isEmpty());
    return switch (part) {
      case ROWS -> {
        BulkBatch rows = scan(KindTable.SESSIONS, segment, place, new Conversations());
        yield next(rows, rows.next() == null ? "" + ORPHANS : ROWS + rows.next());
      }
      case ORPHANS -> {
        BulkBatch rows = orphans(segment, place);
        yield next(rows, rows.next() == null ? null : ORPHANS + rows.next());
      }
      default -> throw new IllegalArgumentException("Not a place of this store: " + after.get());
    };
  }

  private static BulkBatch next(BulkBatch batch, @Nullable String next) {
    return new BulkBatch(batch.records(), batch.remarks(), next);
  }

  private BulkBatch orphans(Segment segment, Optional<String> after) {
    return there.contains(KindTable.MESSAGES)
        ? scan.read(
            ofMessages(segment).only(List.of("session_id", "id")),
            KindTable.MESSAGES.keyFields(),
            after,
            start -> new OrphansOf(start.map(key -> key.get("session_id").s()).orElse("")))
        : new BulkBatch(List.of(), List.of(), null);
  }

  private BulkBatch messages(Segment segment, Optional<String> after) {
    return there.contains(KindTable.MESSAGES)
        ? scan.read(
            ofMessages(segment), KindTable.MESSAGES.keyFields(), after, start -> new Messages())
        : new BulkBatch(List.of(), List.of(), null);
  }

  /** What leads to users lies in the same table. */
  private BulkRequests.Look ofMessages(Segment segment) {
    return new BulkRequests.Look(
        name(KindTable.MESSAGES),
        segment,
        "NOT begins_with(session_id, :reserved)",
        Map.of(),
        Map.of(":reserved", RESERVED),
        List.of());
  }

  /** Whose a row is; empty when nobody can have that id, or the row names none. */
  private Optional<String> ownerOf(KindRow row) {
    return documents.byUser()
        ? Optional.ofNullable(row.text(KindTable.USER_ID)).filter(Text::isId)
        : Optional.of(LocalUser.ID);
  }

  private BulkRemark ofNobody(RecordKey key) {
    return KindOddities.unreadable(
        documents.tenant(), key, "the row names no user, so nobody has it");
  }

  /** The rows with these keys, by the attribute of their key. */
  private Map<String, KindRow> rows(KindTable table, Set<String> ids, List<String> columns) {
    String field = table.keyFields().get(0);
    Map<String, KindRow> rows = new HashMap<>();
    if (!ids.isEmpty() && there.contains(table)) {
      requests
          .getAll(
              name(table),
              ids.stream().map(id -> Map.of(field, AttributeValue.fromS(id))).toList(),
              columns)
          .forEach(item -> rows.put(item.get(field).s(), new KindRow(item)));
    }
    return rows;
  }

  /** Takes the rows of one owned kind. */
  private class Owned<T extends OwnedRecord<T>> implements BulkScan.Sink {

    private final KindMapping<T> mapping;

    Owned(KindMapping<T> mapping) {
      this.mapping = mapping;
    }

    @Override
    public void take(Map<String, AttributeValue> item, BulkRecords batch) {
      KindRow row = new KindRow(item);
      if (!KindDocuments.isLive(row)) {
        return;
      }
      String storedId = row.required(mapping.idField());
      RecordKey key = new RecordKey(mapping.kind(), List.of(JaazIds.shown(storedId)));
      Optional<String> owner = ownerOf(row);
      if (owner.isEmpty()) {
        batch.remark(ofNobody(key));
        return;
      }
      try {
        T record = completed(mapping.toRecord(row, owner.get()));
        BulkRecord whole = BulkRecord.of(documents.tenant(), record);
        KindOddities.tell(
            whole, row, storedId, mapping.toItem().apply(record), mapping.columns(), batch::remark);
        batch.add(whole, BulkRecords.characters(item));
      } catch (InvalidValueException broken) {
        batch.remark(unreadable(key, broken));
      }
    }

    T completed(T record) {
      return record;
    }
  }

  private BulkRemark unreadable(RecordKey key, InvalidValueException broken) {
    return KindOddities.unreadable(documents.tenant(), key, String.valueOf(broken.getMessage()));
  }

  /** Takes the rows of conversations, with what their messages say. */
  private final class Conversations extends Owned<Conversation> {

    Conversations() {
      super(KindMapping.CONVERSATION);
    }

    @Override
    Conversation completed(Conversation record) {
      return threads.completed(record);
    }
  }

  /** Takes messages only to find those whose conversation has no row. */
  private final class OrphansOf implements BulkScan.Sink {

    private String session;
    private Set<String> known = Set.of();

    /**
     * @param session the one that was seen before
     */
    OrphansOf(String session) {
      this.session = session;
    }

    @Override
    public void page(List<Map<String, AttributeValue>> items) {
      known = rows(KindTable.SESSIONS, sessions(items), List.of("id")).keySet();
    }

    @Override
    public void take(Map<String, AttributeValue> item, BulkRecords batch) {
      String id = item.get("session_id").s();
      if (!id.equals(session) && !known.contains(id)) {
        owners(id).forEach(owner -> add(owner, JaazIds.shown(id), batch));
      }
      session = id;
    }

    private Set<String> owners(String id) {
      KindQuery all = KindQuery.ofTable(KindTable.MESSAGES, id);
      return documents.requests().query(all, KindTable.USER_ID, KindDocuments.DELETING).stream()
          .filter(KindDocuments::isLive)
          .flatMap(row -> ownerOf(row).stream())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void add(String owner, String id, BulkRecords batch) {
      threads
          .orphan(owner, id)
          .ifPresent(
              conversation -> {
                BulkRecord whole = BulkRecord.of(documents.tenant(), conversation);
                batch.remark(
                    new BulkRemark(
                        whole.tenant(),
                        whole.key(),
                        Oddity.ORPHAN,
                        "it has messages and no row; made up of them"));
                batch.add(whole, 0);
              });
    }
  }

  private static Set<String> sessions(List<Map<String, AttributeValue>> messages) {
    return messages.stream().map(item -> item.get("session_id").s()).collect(Collectors.toSet());
  }

  /** Takes messages of conversations that are there, with a row or without. */
  private final class Messages implements BulkScan.Sink {

    private final KindMessages mapping = new KindMessages(documents);
    private Map<String, KindRow> rows = Map.of();

    @Override
    public void page(List<Map<String, AttributeValue>> items) {
      rows =
          rows(
              KindTable.SESSIONS,
              sessions(items),
              List.of("id", KindTable.USER_ID, KindDocuments.DELETING));
    }

    @Override
    public void take(Map<String, AttributeValue> item, BulkRecords batch) {
      KindRow row = new KindRow(item);
      String talk = JaazIds.shown(row.required("session_id"));
      KindRow conversation = rows.get(row.required("session_id"));
      boolean isGone = conversation != null && !KindDocuments.isLive(conversation);
      if (isGone || !KindDocuments.isLive(row)) {
        return;
      }
      RecordKey key =
          new RecordKey(EntityKind.MESSAGE, List.of(talk, JaazIds.shown(row.required("id"))));
      Optional<String> owner = ownerOf(row);
      if (owner.isEmpty()) {
        batch.remark(ofNobody(key));
      } else if (conversation != null && !documents.isOwn(conversation, owner.get())) {
        batch.remark(
            KindOddities.unreadable(
                documents.tenant(), key, "its conversation belongs to another user"));
      } else {
        add(row, key, owner.get(), batch);
      }
    }

    private void add(KindRow row, RecordKey key, String owner, BulkRecords batch) {
      try {
        Message message = KindMessages.toRecord(row, key.parts().get(0), owner);
        BulkRecord whole = BulkRecord.of(documents.tenant(), message);
        String storedId = row.required("id");
        KindOddities.tell(
            whole,
            row,
            storedId,
            mapping.toItem(message, storedId),
            KindMessages.COLUMNS,
            batch::remark);
        KindOddities.tellText(whole, row.text("message"), batch::remark);
        batch.add(whole, BulkRecords.characters(row.item()));
      } catch (InvalidValueException broken) {
        batch.remark(unreadable(key, broken));
      }
    }
  }

  private void takeUser(Map<String, AttributeValue> item, BulkRecords batch) {
    KindRow row = new KindRow(item);
    if (!KindDocuments.isLive(row)) {
      return;
    }
    try {
      User user = KindAccounts.toRecord(row);
      BulkRecord whole = BulkRecord.of(documents.tenant(), user);
      KindOddities.tell(
          whole,
          row,
          JaazIds.stored(user.id()),
          KindAccounts.toItem(user),
          KindAccounts.COLUMNS,
          batch::remark);
      batch.add(whole, BulkRecords.characters(item));
    } catch (InvalidValueException broken) {
      batch.remark(
          unreadable(new RecordKey(EntityKind.USER, List.of(KindAccounts.id(row))), broken));
    }
  }

  private void takeCredential(Map<String, AttributeValue> item, BulkRecords batch) {
    KindRow row = new KindRow(item);
    if (KindDocuments.isLive(row)) {
      KindCredentials.toRecord(row)
          .ifPresent(
              credential ->
                  batch.add(
                      BulkRecord.of(documents.tenant(), credential),
                      credential.hash().reveal().length()));
    }
  }

  @Override
  public void close() {
    // Nothing is kept open.
  }
}
