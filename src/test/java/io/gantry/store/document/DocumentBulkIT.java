package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.chat.Message;
import io.gantry.contract.BulkWorld;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkLoad.Into;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Reading and loading the single table as a whole, where it differs from other stores. */
class DocumentBulkIT {

  /** The kinds whose items are left-overs without another one. */
  private static final List<EntityKind> HANGING =
      List.of(
          EntityKind.CREDENTIAL,
          EntityKind.SETTINGS,
          EntityKind.SESSION,
          EntityKind.REFRESH_TOKEN,
          EntityKind.TICKET);

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("test");
  private static final TenantId TENANT = new TenantId("acme");

  @Test
  void givesTheMessagesOfAConversationInOrderAcrossPlacesAndReaders() {
    try (DocumentStore store = LocalTable.prepared()) {
      Map<String, List<String>> talks = talks(store, 12, 70, 900);
      Map<String, List<String>> found = new HashMap<>();
      readEach(store, EntityKind.MESSAGE, found);
      assertThat(found).isEqualTo(talks);
    }
  }

  @Test
  void goesOnInTheMiddleOfAConversationAfterAFullBatch() {
    try (DocumentStore store = LocalTable.prepared()) {
      Map<String, List<String>> talks = talks(store, 1, BulkBatch.MAX_RECORDS + 30, 9);
      Map<String, List<String>> found = new HashMap<>();
      BulkRange range = new BulkRange(EntityKind.MESSAGE, "0/1");
      BulkBatch first = reading(store, reader -> reader.read(range, Optional.empty()));
      assertThat(first.records().size()).isEqualTo(BulkBatch.MAX_RECORDS);
      BulkBatch second = reading(store, reader -> reader.read(range, first.following()));
      assertThat(second.records().size()).isEqualTo(30);
      first.records().forEach(record -> note(found, record));
      second.records().forEach(record -> note(found, record));
      assertThat(found).isEqualTo(talks);
    }
  }

  /** A page of a Scan is 1 MB: each of these conversations fills more than one. */
  @Test
  void readsLongConversationsByQueriesAndWhatIsBehindThem() {
    RequestLog log = new RequestLog();
    try (DocumentStore store = LocalTable.prepared(log)) {
      Map<String, List<String>> talks = talks(store, 3, 1_400, 900);
      talks
          .keySet()
          .forEach(id -> store.workspace(TENANT).tickets().create(Things.ticket(id, "t-" + id)));
      Map<String, List<String>> found = new HashMap<>();
      List<String> requests = log.during(() -> readEach(store, EntityKind.MESSAGE, found));
      assertThat(found).isEqualTo(talks);
      assertThat(requests.stream().filter("Query"::equals)).hasSizeGreaterThanOrEqualTo(3);
      assertThat(all(store)).filteredOn(record -> record.kind() == EntityKind.TICKET).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"V5", "V6"})
  void readsLongConversationsOfEarlierVersions(SchemaVersion version) {
    try (DocumentStore store = LocalTable.prepared(LocalTable.options(version))) {
      Map<String, List<String>> loaded = new HashMap<>();
      try (BulkWriter writer = store.bulkWriter(ACCESS, new BulkLoad("long", Into.EMPTY))) {
        for (String talk : List.of("one", "two", "three")) {
          List<String> ids =
              IntStream.range(100_000, 101_400).mapToObj(n -> "20260101_000000_" + n).toList();
          writer.write(
              ids.stream()
                  .map(id -> Things.message(talk, id, Things.json(900)))
                  .map(message -> version == SchemaVersion.V5 ? ofNobody(message) : message)
                  .map(message -> BulkRecord.of(TenantId.DEFAULT, message))
                  .toList(),
              Map.of());
          loaded.put(talk, ids);
        }
        writer.complete();
      }
      Map<String, List<String>> found = new HashMap<>();
      readEach(store, EntityKind.MESSAGE, found);
      assertThat(found).isEqualTo(loaded);
      Map<String, List<String>> talks = new HashMap<>();
      readEach(store, EntityKind.CONVERSATION, talks);
      assertThat(talks.keySet()).isEqualTo(loaded.keySet());
    }
  }

  /** As versions without sign-in have it. */
  private static Message ofNobody(Message one) {
    return new Message(
        one.id(),
        one.conversationId(),
        LocalUser.ID,
        one.orderKey(),
        one.role(),
        one.content(),
        one.mode(),
        one.metadata(),
        one.tokenCount(),
        one.createdAt(),
        one.updatedAt(),
        one.revision());
  }

  /** With a reader for each batch: the place alone must be enough. */
  private static void readEach(
      DocumentStore store, EntityKind kind, Map<String, List<String>> found) {
    for (BulkRange range : reading(store, reader -> reader.ranges(kind, 2))) {
      Optional<String> place = Optional.empty();
      do {
        Optional<String> after = place;
        BulkBatch batch = reading(store, reader -> reader.read(range, after));
        batch.records().forEach(record -> note(found, record));
        place = batch.following();
      } while (place.isPresent());
    }
  }

  private static void note(Map<String, List<String>> found, BulkRecord record) {
    if (record.value() instanceof Message message) {
      found.computeIfAbsent(message.conversationId(), id -> new ArrayList<>()).add(message.id());
    } else {
      found.put(record.key().parts().get(0), List.of());
    }
  }

  /** Conversations with messages, ids by order key. */
  private static Map<String, List<String>> talks(
      DocumentStore store, int count, int messages, int bytes) {
    Workspace workspace = store.workspace(TENANT);
    Map<String, List<String>> talks = new HashMap<>();
    for (int talk = 0; talk < count; talk++) {
      String id = "talk-" + talk;
      workspace.conversations().create(Things.conversation(id));
      List<String> ids =
          IntStream.range(0, messages).mapToObj(number -> "m" + (10_000 + number)).toList();
      for (int first = 0; first < messages; first += 20) {
        workspace
            .messages()
            .append(
                id,
                ids.subList(first, Math.min(first + 20, messages)).stream()
                    .map(message -> Things.message(id, message, Things.json(bytes)))
                    .toList());
      }
      talks.put(id, ids);
    }
    return talks;
  }

  @Test
  void hidesWhatIsBeingDeleted() {
    DocumentStore.Options options = LocalTable.options();
    try (DocumentStore store = LocalTable.prepared(options)) {
      Workspace workspace = store.workspace(TENANT);
      workspace.conversations().create(Things.conversation("kept"));
      workspace.messages().append(Things.message("kept", "m"));
      workspace.tickets().create(Things.ticket("kept", "t"));
      List<BulkRecord> all = all(store);
      assertThat(all).extracting(BulkRecord::kind).contains(EntityKind.MESSAGE, EntityKind.TICKET);
      mark(options, new ItemKey("T#acme#C#kept", Attributes.HEAD));
      assertThat(all(store)).isEmpty();
    }
  }

  /** Deletions take the head last. */
  @Test
  void givesWhatNobodyDeletedOfAConversationThatIsGone() {
    DocumentStore.Options options = LocalTable.options();
    try (DocumentStore store = LocalTable.prepared(options)) {
      Workspace workspace = store.workspace(TENANT);
      workspace.conversations().create(Things.conversation("gone"));
      workspace.messages().append(Things.message("gone", "m1"));
      workspace.messages().append(Things.message("gone", "m2"));
      workspace.tickets().create(Things.ticket("gone", "t"));
      List<BulkRecord> before = all(store);
      delete(options, new ItemKey("T#acme#C#gone", Attributes.HEAD));
      assertThat(all(store))
          .containsExactlyInAnyOrderElementsOf(
              before.stream().filter(one -> one.kind() != EntityKind.CONVERSATION).toList())
          .hasSize(3);
    }
  }

  @Test
  void namesItemsThatNoRecordCanBeMadeOf() {
    DocumentStore.Options options = LocalTable.options();
    try (DocumentStore store = LocalTable.prepared(options)) {
      Workspace workspace = store.workspace(TENANT);
      workspace.conversations().create(Things.conversation("talk"));
      workspace.messages().append(Things.message("talk", "m"));
      workspace.canvases().create(Things.canvas("c", Things.json(10)));
      List<Map<String, AttributeValue>> items = items(options);
      for (Map<String, AttributeValue> item : items) {
        put(options, item, Attributes.PARTITION, item.get("PK").s().replace("acme", "Acme Corp"));
        if (item.containsKey("updated_at")) {
          put(options, item, "updated_at", "yesterday");
        }
      }
      assertThat(remarks(store))
          .extracting(one -> one.tenant() + " " + one.key() + ": " + one.detail())
          .containsExactlyInAnyOrder(
              "acme conversation T#acme#C#talk/HEAD: it is not as version 8 writes it",
              "acme message T#acme#C#talk/MSG#m: it is not as version 8 writes it",
              "acme canvas T#acme#CANVAS#c/HEAD: it is not as version 8 writes it",
              "null conversation T#Acme Corp#C#talk/HEAD: its key names what no tenant can be"
                  + " called",
              "null message T#Acme Corp#C#talk/MSG#m: its key names what no tenant can be called",
              "null canvas T#Acme Corp#CANVAS#c/HEAD: its key names what no tenant can be called");
    }
  }

  @Test
  void namesItemsThatDoNotSayWhoseTheyAre() {
    DocumentStore.Options options = LocalTable.options();
    try (DocumentStore store = LocalTable.prepared(options)) {
      List<BulkRecord> world =
          new BulkWorld(SchemaVersion.V8)
              .plain().stream().filter(record -> HANGING.contains(record.kind())).toList();
      load(store, Into.EMPTY, "one", world);
      for (Map<String, AttributeValue> item : items(options)) {
        for (String name : List.of("user_id", "family_id", "conversation_id")) {
          if (item.containsKey(name)) {
            put(options, item, name, AttributeValue.fromNul(true));
          }
        }
      }
      assertThat(remarks(store))
          .hasSameSizeAs(world)
          .allMatch(remark -> remark.oddity() == BulkRemark.Oddity.UNREADABLE)
          .extracting(remark -> remark.key().kind())
          .hasSameElementsAs(HANGING);
    }
  }

  private static List<BulkRemark> remarks(DocumentStore store) {
    List<BulkRemark> remarks = new ArrayList<>();
    return reading(
        store,
        reader -> {
          for (EntityKind kind : reader.kinds()) {
            for (BulkRange range : reader.ranges(kind, 1)) {
              BulkBatch batch = reader.read(range, Optional.empty());
              assertThat(batch.records()).isEmpty();
              remarks.addAll(batch.remarks());
            }
          }
          return remarks;
        });
  }

  @Test
  void loadsLargeRecordsAndTheSameBatchAgain() {
    DocumentStore.Options options = LocalTable.options();
    try (DocumentStore from = LocalTable.prepared();
        DocumentStore to = LocalTable.prepared(options)) {
      Workspace workspace = from.workspace(TENANT);
      workspace.canvases().create(Things.canvas("large", Things.json(2_000_000)));
      workspace.conversations().create(Things.shared("talk", "shared"));
      workspace.messages().append(Things.message("talk", "m1", Things.json(900_000)));
      workspace.messages().append(Things.message("talk", "m2"));
      workspace.users().create(Things.user("ann"), null);
      List<BulkRecord> records = all(from);
      load(to, Into.EMPTY, "one", records);
      long items = count(options);
      load(to, Into.EMPTY, "one", records);
      load(to, Into.FILLED, "two", records);
      assertThat(count(options)).isEqualTo(items);
      assertThat(all(to)).containsExactlyInAnyOrderElementsOf(records);
      Workspace loaded = to.workspace(TENANT);
      assertThat(loaded.canvases().find("ann", "large"))
          .isEqualTo(workspace.canvases().find("ann", "large"));
      assertThat(loaded.conversations().findByShareId("shared")).isPresent();
      assertThat(loaded.messages().find("ann", "talk", "m1"))
          .isEqualTo(workspace.messages().find("ann", "talk", "m1"));
      assertThat(loaded.users().findByLoginName("ANN-name")).isPresent();
    }
  }

  @Test
  void goesOnWhereverAProcessDied() {
    List<BulkRecord> records = new ArrayList<>();
    records.add(BulkRecord.of(TENANT, Things.shared("talk", "share")));
    for (int number = 0; number < 60; number++) {
      String content = Things.json(number == 7 ? 700_000 : 50);
      records.add(BulkRecord.of(TENANT, Things.message("talk", "m" + (100 + number), content)));
    }
    for (Class<? extends SdkRequest> request :
        List.of(
            PutItemRequest.class, BatchWriteItemRequest.class, TransactWriteItemsRequest.class)) {
      for (int number = 1; number <= 3; number++) {
        DocumentStore.Options options = LocalTable.options();
        dieLoading(options, request, number, records);
        try (DocumentStore store = LocalTable.prepared(options)) {
          load(store, Into.EMPTY, "one", records);
          assertThat(all(store)).as(request.getSimpleName()).hasSameElementsAs(records);
        }
      }
    }
  }

  private static void dieLoading(
      DocumentStore.Options options,
      Class<? extends SdkRequest> request,
      int number,
      List<BulkRecord> records) {
    CrashingClient crash = new CrashingClient();
    try (DocumentStore dying = LocalTable.prepared(options, crash)) {
      crash.dieAt(request, number);
      try (BulkWriter writer = dying.bulkWriter(ACCESS, new BulkLoad("one", Into.EMPTY))) {
        writer.write(records.subList(0, 1), Map.of("a", "1"));
        writer.write(records.subList(1, 40), Map.of("a", "2"));
        writer.write(records.subList(40, records.size()), Map.of("a", "3"));
      } catch (RuntimeException | Error died) {
        assertThat(died).isNotInstanceOf(StoreException.AlreadyExists.class);
      }
    }
  }

  @Test
  void refusesAnotherRecordUnderATakenKeyWhereverItComesFrom() {
    for (Into into : Into.values()) {
      try (DocumentStore store = LocalTable.prepared();
          BulkWriter writer = store.bulkWriter(ACCESS, new BulkLoad("one", into))) {
        BulkRecord talk = BulkRecord.of(TENANT, Things.shared("a", "share"));
        writer.write(List.of(talk), Map.of());
        writer.write(List.of(talk), Map.of());
        BulkRecord other = BulkRecord.of(TENANT, Things.shared("b", "share"));
        assertThatThrownBy(() -> writer.write(List.of(other), Map.of("n", "1")))
            .isInstanceOfSatisfying(
                StoreException.AlreadyExists.class,
                taken -> assertThat(taken.field()).isEqualTo("share_id"));
        assertThat(writer.journal()).isEmpty();
      }
    }
  }

  private static void load(DocumentStore store, Into into, String id, List<BulkRecord> records) {
    try (BulkWriter writer = store.bulkWriter(ACCESS, new BulkLoad(id, into))) {
      for (BulkRecord record : records) {
        writer.write(List.of(record), Map.of("last", record.key().toString()));
      }
      assertThat(store.administration().unfinishedLoad()).contains(id);
      writer.complete();
      writer.complete();
    }
    assertThat(store.administration().unfinishedLoad()).isEmpty();
  }

  private static List<BulkRecord> all(DocumentStore store) {
    return reading(
        store,
        reader -> {
          List<BulkRecord> all = new ArrayList<>();
          for (EntityKind kind : reader.kinds()) {
            for (BulkRange range : reader.ranges(kind, 2)) {
              Optional<String> place = Optional.empty();
              do {
                BulkBatch batch = reader.read(range, place);
                all.addAll(batch.records());
                place = batch.following();
              } while (place.isPresent());
            }
          }
          assertThat(all).extracting(BulkRecord::key).doesNotHaveDuplicates();
          return all;
        });
  }

  private static <T> T reading(DocumentStore store, Function<BulkReader, T> work) {
    try (BulkReader reader = store.bulkReader(ACCESS)) {
      return work.apply(reader);
    }
  }

  private static void mark(DocumentStore.Options options, ItemKey key) {
    try (DynamoDbClient client = ClientFactory.client(options, List.of())) {
      client.updateItem(
          request ->
              request
                  .tableName(options.tables())
                  .key(key.toAttributes())
                  .updateExpression("SET deleting = :yes")
                  .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))));
    }
  }

  private static void delete(DocumentStore.Options options, ItemKey key) {
    try (DynamoDbClient client = ClientFactory.client(options, List.of())) {
      client.deleteItem(request -> request.tableName(options.tables()).key(key.toAttributes()));
    }
  }

  private static List<Map<String, AttributeValue>> items(DocumentStore.Options options) {
    try (DynamoDbClient client = ClientFactory.client(options, List.of())) {
      return client.scanPaginator(request -> request.tableName(options.tables())).items().stream()
          .toList();
    }
  }

  /** Puts an item that differs in one attribute. */
  private static void put(
      DocumentStore.Options options, Map<String, AttributeValue> item, String name, String value) {
    put(options, item, name, AttributeValue.fromS(value));
  }

  private static void put(
      DocumentStore.Options options,
      Map<String, AttributeValue> item,
      String name,
      AttributeValue value) {
    Map<String, AttributeValue> changed = new HashMap<>(item);
    changed.put(name, value);
    try (DynamoDbClient client = ClientFactory.client(options, List.of())) {
      client.putItem(request -> request.tableName(options.tables()).item(changed));
    }
  }

  private static int count(DocumentStore.Options options) {
    try (DynamoDbClient client = ClientFactory.client(options, List.of())) {
      return client.scanPaginator(request -> request.tableName(options.tables())).stream()
          .mapToInt(ScanResponse::count)
          .sum();
    }
  }
}
