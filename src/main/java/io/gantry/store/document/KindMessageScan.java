package io.gantry.store.document;

import io.gantry.chat.Message;
import io.gantry.common.InvalidValueException;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.jaaz.JaazIds;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the table of messages of versions 5 and 6: the messages, and the conversations that nothing
 * but their messages tells of. A Scan gives the messages of a conversation one after the other.
 */
final class KindMessageScan {

  private static final AttributeValue RESERVED =
      AttributeValue.fromS(KindAccounts.Pointers.RESERVED);

  private static final ScanRun RUN =
      new ScanRun("session_id", "id", "", KindAccounts.Pointers.RESERVED, null);

  private final KindRows known;
  private final KindDocuments documents;
  private final KindThreads threads;
  private final BulkScan scan;

  KindMessageScan(KindRows known) {
    this.known = known;
    this.documents = known.documents();
    this.threads = new KindThreads(documents);
    this.scan = new BulkScan(known.requests());
  }

  /** Conversations without a row. */
  BulkBatch orphans(Segment segment, Optional<String> after) {
    return known.there().contains(KindTable.MESSAGES)
        ? scan.read(
            ofMessages(segment).only(List.of("session_id", "id")),
            KindTable.MESSAGES.keyFields(),
            after,
            start -> new OrphansOf(start.map(key -> key.get("session_id").s()).orElse("")))
        : new BulkBatch(List.of(), List.of(), null);
  }

  /** Messages of conversations that are there, with a row or without. */
  BulkBatch messages(Segment segment, Optional<String> after) {
    return known.there().contains(KindTable.MESSAGES)
        ? scan.read(
            ofMessages(segment), KindTable.MESSAGES.keyFields(), after, start -> new Messages())
        : new BulkBatch(List.of(), List.of(), null);
  }

  /** What leads to users lies in the same table. */
  private BulkRequests.Look ofMessages(Segment segment) {
    return new BulkRequests.Look(
            known.name(KindTable.MESSAGES),
            segment,
            "NOT begins_with(session_id, :reserved)",
            Map.of(),
            Map.of(":reserved", RESERVED),
            List.of())
        .by(RUN);
  }

  /** Takes messages only to find those whose conversation has no row. */
  private final class OrphansOf implements BulkScan.Sink {

    private String session;
    private Set<String> sessions = Set.of();

    /**
     * @param session the one that was seen before
     */
    OrphansOf(String session) {
      this.session = session;
    }

    @Override
    public void page(List<Map<String, AttributeValue>> items) {
      sessions = known.rows(KindTable.SESSIONS, sessions(items), List.of("id")).keySet();
    }

    @Override
    public void take(Map<String, AttributeValue> item, BulkRecords batch) {
      String id = item.get("session_id").s();
      if (!id.equals(session) && !sessions.contains(id)) {
        owners(id).forEach(owner -> add(owner, JaazIds.shown(id), batch));
      }
      session = id;
    }

    private Set<String> owners(String id) {
      KindQuery all = KindQuery.ofTable(KindTable.MESSAGES, id);
      return documents.requests().query(all, KindTable.USER_ID, KindDocuments.DELETING).stream()
          .filter(KindDocuments::isLive)
          .flatMap(row -> known.ownerOf(row).stream())
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
          known.rows(
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
      Optional<String> owner = known.ownerOf(row);
      if (owner.isEmpty()) {
        batch.remark(known.ofNobody(key));
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
        batch.remark(known.unreadable(key, broken));
      }
    }
  }
}
