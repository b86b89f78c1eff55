package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.User;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.InvalidValueException;
import io.gantry.common.OwnedRecord;
import io.gantry.library.AudioFile;
import io.gantry.library.StoredFile;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Loads the tables of versions 5 and 6, whose records must be such as old programs keep. */
final class KindBulkWriter implements BulkWriter {

  private final KindDocuments documents;
  private final KindLoadTable journalTable;
  private final LoadJournal journal;
  private final BulkPuts puts;
  private final boolean filled;

  /**
   * @param filled whether there are users whom only old programs know
   */
  KindBulkWriter(
      KindDocuments documents,
      KindLoadTable journalTable,
      LoadJournal journal,
      BulkPuts puts,
      boolean filled) {
    this.documents = documents;
    this.journalTable = journalTable;
    this.journal = journal;
    this.puts = puts;
    this.filled = filled;
  }

  @Override
  public Map<String, String> journal() {
    return journal.entries();
  }

  @Override
  public void note(Map<String, String> entries) {
    journal.note(entries);
  }

  @Override
  public void write(List<BulkRecord> records, Map<String, String> entries) {
    requireNonNull(entries, "entries");
    List<BulkPut> items = new ArrayList<>();
    List<Runnable> credentials = new ArrayList<>();
    for (BulkRecord record : records) {
      requireKept(record);
      if (record.value() instanceof Credential credential) {
        credentials.add(() -> store(credential));
      } else {
        items.addAll(items(record));
      }
    }
    puts.write(items);
    puts.inParallel(credentials);
    journal.note(entries);
  }

  private void requireKept(BulkRecord record) {
    if (!documents.version().has(record.kind())) {
      throw new StoreException.Unsupported(documents.version(), record.kind());
    }
    if (!record.tenant().equals(TenantId.DEFAULT)) {
      throw new StoreException.Unsupported(documents.version(), EntityKind.TENANT);
    }
    VersionFields.requireKept(documents.version(), record.value());
  }

  private StoreException.Unsupported unsupported(EntityKind kind, String field) {
    return new StoreException.Unsupported(documents.version(), kind, field);
  }

  private List<BulkPut> items(BulkRecord record) {
    try {
      Object value = record.value();
      if (value instanceof Message message) {
        return List.of(message(message));
      }
      if (value instanceof User user) {
        return user(user);
      }
      return List.of(owned(value));
    } catch (InvalidValueException notJson) {
      throw unsupported(record.kind(), notJson.field());
    }
  }

  private BulkPut owned(Object value) {
    if (value instanceof Canvas canvas) {
      return owned(KindMapping.CANVAS, canvas);
    }
    if (value instanceof Conversation conversation) {
      return owned(KindMapping.CONVERSATION, conversation);
    }
    if (value instanceof Workflow workflow) {
      return owned(KindMapping.WORKFLOW, workflow);
    }
    if (value instanceof StoredFile file) {
      return owned(KindMapping.FILE, file);
    }
    return owned(KindMapping.AUDIO_FILE, (AudioFile) value);
  }

  private <T extends OwnedRecord<T>> BulkPut owned(KindMapping<T> mapping, T record) {
    requireOwner(mapping.kind(), record.ownerId());
    Map<String, AttributeValue> item =
        documents.owned(mapping.toItem().apply(record), record.ownerId());
    T kept = mapping.toRecord(new KindRow(item), record.ownerId());
    if (!isSame(record, kept)) {
      throw new StoreException.Unsupported(documents.version(), mapping.kind(), "a value");
    }
    Write write =
        documents
            .writes()
            .create(
                mapping.table(),
                item,
                () -> new StoreException.AlreadyExists(mapping.kind().label(), "id"));
    return put(
        mapping.table(),
        write,
        stored ->
            documents.isOwn(new KindRow(stored), record.ownerId())
                && isSame(record, mapping.toRecord(new KindRow(stored), record.ownerId())));
  }

  private void requireOwner(EntityKind kind, String ownerId) {
    if (!documents.has(ownerId)) {
      throw unsupported(kind, Attributes.OWNER);
    }
  }

  /** But for what is not stored: revisions, and what messages say of their conversation. */
  private static <T extends OwnedRecord<T>> boolean isSame(T record, T stored) {
    return stored instanceof Conversation one && record instanceof Conversation other
        ? plain(one).equals(plain(other))
        : stored.withRevision(1).equals(record.withRevision(1));
  }

  private static Conversation plain(Conversation conversation) {
    return new Conversation(
        conversation.id(),
        conversation.ownerId(),
        conversation.title(),
        conversation.model(),
        conversation.provider(),
        conversation.mode(),
        conversation.canvasId(),
        conversation.archived(),
        conversation.shareId(),
        0,
        null,
        conversation.createdAt(),
        conversation.updatedAt(),
        1);
  }

  private BulkPut message(Message message) {
    requireOwner(EntityKind.MESSAGE, message.ownerId());
    String storedId = JaazIds.stored(message.id());
    if (!JaazIds.shown(storedId).equals(message.id())) {
      throw unsupported(EntityKind.MESSAGE, "id");
    }
    if (!KindMessageIds.orderKey(storedId).equals(message.orderKey())) {
      throw unsupported(EntityKind.MESSAGE, "order_key");
    }
    Map<String, AttributeValue> item = new KindMessages(documents).toItem(message, storedId);
    Write write =
        documents
            .writes()
            .create(
                KindTable.MESSAGES, item, () -> new StoreException.AlreadyExists("message", "id"));
    return put(KindTable.MESSAGES, write, stored -> isSame(message, new KindRow(stored)));
  }

  private boolean isSame(Message message, KindRow stored) {
    return documents.isOwn(stored, message.ownerId())
        && KindMessages.toRecord(stored, message.conversationId(), message.ownerId())
            .withRevision(1)
            .equals(message.withRevision(1));
  }

  private List<BulkPut> user(User user) {
    Map<String, AttributeValue> item = KindAccounts.toItem(user);
    if (!isSame(user, new KindRow(item))) {
      throw new StoreException.Unsupported(documents.version(), EntityKind.USER, "a value");
    }
    KindUsers users = new KindUsers(documents);
    if (filled) {
      users.requireFree(user, user.loginNames());
    }
    String table = documents.requests().name(KindTable.USERS);
    return users.creation(user, item).stream()
        .map(
            write ->
                write.action().put().tableName().equals(table)
                    ? put(KindTable.USERS, write, stored -> isSame(user, new KindRow(stored)))
                    : put(KindTable.MESSAGES, write, stored -> false))
        .toList();
  }

  private static boolean isSame(User user, KindRow stored) {
    return KindDocuments.isLive(stored)
        && KindAccounts.toRecord(stored).withRevision(1).equals(user.withRevision(1));
  }

  private BulkPut put(KindTable table, Write write, Predicate<Map<String, AttributeValue>> same) {
    return new BulkPut(
        documents.requests().name(table),
        table.keyFields(),
        write.action().put().item(),
        List.of(),
        same,
        write.unmet());
  }

  /** It lies in the row of its user. */
  private void store(Credential credential) {
    KindCredentials credentials = new KindCredentials(documents);
    try {
      credentials.create(credential);
    } catch (StoreException.AlreadyExists taken) {
      boolean isSame =
          credentials
              .find(credential.userId())
              .filter(stored -> stored.withRevision(1).equals(credential.withRevision(1)))
              .isPresent();
      if (!isSame) {
        throw taken;
      }
    }
  }

  /** Nothing: the tables lack nothing while they are loaded. */
  @Override
  public void endLoad() {}

  @Override
  public void complete() {
    endLoad();
    journalTable.delete(journal);
    documents.orphans().forget();
  }

  @Override
  public void close() {
    puts.close();
  }
}
