package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.chat.Conversation;
import io.gantry.common.InvalidValueException;
import io.gantry.common.OwnedRecord;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.store.jaaz.JaazPasswords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  private final KindRows known;
  private final KindDocuments documents;
  private final KindThreads threads;
  private final KindMessageScan messages;

  /** One for each kind: users and their credentials are rows of the same table. */
  private final Map<EntityKind, BulkScan> scans = new ConcurrentHashMap<>();

  KindBulkReader(KindRows known) {
    this.known = known;
    this.documents = known.documents();
    this.threads = new KindThreads(documents);
    this.messages = new KindMessageScan(known);
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
      case CONVERSATION -> conversations(segment, after);
      case MESSAGE -> messages.messages(segment, after);
      case CANVAS -> owned(KindMapping.CANVAS, segment, after);
      case WORKFLOW -> owned(KindMapping.WORKFLOW, segment, after);
      case FILE -> owned(KindMapping.FILE, segment, after);
      case AUDIO_FILE -> owned(KindMapping.AUDIO_FILE, segment, after);
      case USER -> scan(range.kind(), KindTable.USERS, segment, after, this::takeUser);
      case CREDENTIAL -> scan(range.kind(), KindTable.USERS, segment, after, this::takeCredential);
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

  private <T extends OwnedRecord<T>> BulkBatch owned(
      KindMapping<T> mapping, Segment segment, Optional<String> after) {
    return scan(mapping.kind(), mapping.table(), segment, after, new Owned<>(mapping));
  }

  private BulkBatch scan(
      EntityKind kind,
      KindTable table,
      Segment segment,
      Optional<String> after,
      BulkScan.Sink sink) {
    return known.there().contains(table)
        ? scans
            .computeIfAbsent(kind, any -> new BulkScan(known.requests()))
            .read(
                BulkRequests.Look.at(known.name(table), segment),
                table.keyFields(),
                after,
                start -> sink)
        : new BulkBatch(List.of(), List.of(), null);
  }

  private BulkBatch conversations(Segment segment, Optional<String> after) {
    char part = after.isEmpty() ? ROWS : after.get().isEmpty() ? ' ' : after.get().charAt(0);
    Optional<String> place =
        after
            .map(text -> text.substring(Math.min(1, text.length())))
            .filter(text -> !text.isEmpty());
    return switch (part) {
      case ROWS -> {
        BulkBatch rows =
            scan(EntityKind.CONVERSATION, KindTable.SESSIONS, segment, place, new Conversations());
        yield next(rows, rows.next() == null ? "" + ORPHANS : ROWS + rows.next());
      }
      case ORPHANS -> {
        BulkBatch rows = messages.orphans(segment, place);
        yield next(rows, rows.next() == null ? null : ORPHANS + rows.next());
      }
      default -> throw new IllegalArgumentException("Not a place of this store: " + after.get());
    };
  }

  private static BulkBatch next(BulkBatch batch, @Nullable String next) {
    return new BulkBatch(batch.records(), batch.remarks(), next);
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
      Optional<String> owner = known.ownerOf(row);
      if (owner.isEmpty()) {
        batch.remark(known.ofNobody(key));
        return;
      }
      try {
        T record = completed(mapping.toRecord(row, owner.get()));
        BulkRecord whole = BulkRecord.of(documents.tenant(), record);
        KindOddities.tell(
            whole, row, storedId, mapping.toItem().apply(record), mapping.columns(), batch::remark);
        batch.add(whole, BulkRecords.characters(item));
      } catch (InvalidValueException broken) {
        batch.remark(known.unreadable(key, broken));
      }
    }

    T completed(T record) {
      return record;
    }
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
      KindCredentials.toRecord(row)
          .filter(JaazPasswords::isShipped)
          .ifPresent(any -> batch.remark(KindOddities.knownPassword(whole, user)));
      batch.add(whole, BulkRecords.characters(item));
    } catch (InvalidValueException broken) {
      batch.remark(
          known.unreadable(new RecordKey(EntityKind.USER, List.of(KindAccounts.id(row))), broken));
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
