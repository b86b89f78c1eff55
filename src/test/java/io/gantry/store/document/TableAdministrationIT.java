package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.gantry.store.EntityKind;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaReport.Difference;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreCheck.Outcome;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** What an operator sees of the table of version 8 and does with it. */
class TableAdministrationIT {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("tests");

  private final DocumentStore.Options options = LocalTable.options();
  private final String table = options.tables();
  private final DynamoDbClient client = ClientFactory.client(options, List.of());

  @TempDir private Path directory;

  @AfterEach
  void closeClient() {
    client.close();
  }

  private DocumentStore open(ExecutionInterceptor... interceptors) {
    return new DocumentStore(
        options, LocalTable.CURSORS, Clock.systemUTC(), null, List.of(interceptors));
  }

  private SchemaReport report() {
    try (DocumentStore store = open()) {
      return store.administration().report();
    }
  }

  @Test
  void planningDoesNothing() {
    try (DocumentStore store = open()) {
      StoreAdministration administration = store.administration();
      List<String> plan = administration.plan();
      assertThat(administration.rollbackPlan()).isEmpty();
      assertThat(plan).hasSize(3);
      assertThat(plan.get(0))
          .startsWith("CreateTable {")
          .contains("TableName=" + table, "AttributeName=GSI1PK", "PAY_PER_REQUEST");
      assertThat(plan.get(1)).startsWith("UpdateTimeToLive {").contains("expires_epoch");
      assertThat(plan.get(2)).startsWith("PutItem {").contains("schema_version=8");
      assertThat(client.listTablesPaginator().tableNames()).doesNotContain(table);
      assertThat(administration.report().pending())
          .containsExactly(
              "table " + table, "time to live of table " + table, "marker of version 8");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"time to live", "marker"})
  void anApplyThatWasKilledIsFinishedByTheNext(String step) {
    CrashingClient crashing = new CrashingClient();
    if (step.equals("marker")) {
      crashing.dieAt(PutItemRequest.class, 1);
    } else {
      crashing.dieAt(UpdateTimeToLiveRequest.class, 1);
    }
    try (DocumentStore store = open(crashing)) {
      assertThatThrownBy(() -> store.administration().apply())
          .isInstanceOf(CrashingClient.Crash.class);
    }
    SchemaReport left = report();
    assertThat(left.state()).isEqualTo(SchemaState.PENDING);
    assertThat(left.differences()).isEmpty();
    assertThat(left.pending()).anyMatch(change -> change.startsWith(step)).hasSizeLessThan(3);
    try (DocumentStore store = open()) {
      store.administration().apply();
      assertThat(store.administration().report().state()).isEqualTo(SchemaState.UP_TO_DATE);
      assertThat(store.health().isOk()).isTrue();
    }
  }

  @Test
  void twoMayApplyAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (DocumentStore first = open();
        DocumentStore second = open()) {
      List<Future<?>> all =
          Stream.of(first, second, first)
              .<Future<?>>map(store -> threads.submit(store.administration()::apply))
              .toList();
      for (Future<?> one : all) {
        one.get(60, TimeUnit.SECONDS);
      }
      assertThat(first.administration().report().state()).isEqualTo(SchemaState.UP_TO_DATE);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aMissingIndexIsNamedAndPlanned() {
    KeySpec key = KeySpec.of(KeySpec.text("PK"), KeySpec.text("SK"));
    client.createTable(new TableSpec(table, key, List.of()).creation());
    expireBy("expires_epoch", true);
    mark("8");
    try (DocumentStore store = open()) {
      StoreAdministration administration = store.administration();
      assertThat(administration.report().state()).isEqualTo(SchemaState.DRIFTED);
      assertThat(administration.report().differences())
          .extracting(Difference::object, Difference::actual)
          .containsExactly(tuple("index GSI1 of table " + table, "absent"));
      // Not applied here: DynamoDB Local never ends filling an index of a table with items.
      assertThat(administration.plan()).singleElement().asString().startsWith("UpdateTable {");
    }
  }

  private void mark(String version) {
    client.putItem(
        put ->
            put.tableName(table)
                .item(
                    Map.of(
                        "PK", AttributeValue.fromS("GANTRY#SCHEMA"),
                        "SK", AttributeValue.fromS("HEAD"),
                        "schema_version", AttributeValue.fromN(version))));
  }

  @Test
  void anIndexWithOtherKeysIsNamedAndLeftAlone() {
    KeySpec key = KeySpec.of(KeySpec.text("PK"), KeySpec.text("SK"));
    KeySpec other = KeySpec.of(KeySpec.text("GSI1PK"), KeySpec.number("rank"));
    CreateTableRequest request =
        new TableSpec(table, key, List.of(new TableSpec.IndexSpec("GSI1", other, List.of())))
            .creation();
    client.createTable(request);
    assertThat(report().state()).isEqualTo(SchemaState.DRIFTED);
    assertThat(report().differences())
        .singleElement()
        .asString()
        .contains("index GSI1 of table " + table, "GSI1PK S, GSI1SK S", "GSI1PK S, rank N");
    try (DocumentStore store = open()) {
      assertThatThrownBy(() -> store.administration().apply())
          .isInstanceOf(StoreException.Drifted.class)
          .hasMessageContaining("GSI1");
    }
  }

  @Test
  void otherKeysAreNamed() {
    client.createTable(new TableSpec(table, KeySpec.of(KeySpec.text("id")), List.of()).creation());
    assertThat(report().state()).isEqualTo(SchemaState.DRIFTED);
    assertThat(report().differences())
        .contains(new Difference("key of table " + table, "PK S, SK S", "id S"));
  }

  @Test
  void aTimeToLiveThatWasTurnedOffIsNamedAndTurnedOnAgain() {
    try (DocumentStore store = LocalTable.prepared(options)) {
      expireBy("expires_epoch", false);
      StoreAdministration administration = store.administration();
      assertThat(administration.report().differences())
          .containsExactly(
              new Difference("time to live of table " + table, "expires_epoch", "absent"));
      administration.apply();
      assertThat(administration.report().state()).isEqualTo(SchemaState.UP_TO_DATE);
    }
  }

  @Test
  void aTimeToLiveByAnotherAttributeIsNamed() {
    LocalTable.prepared(options).close();
    expireBy("expires_epoch", false);
    expireBy("born", true);
    assertThat(report().differences())
        .containsExactly(new Difference("time to live of table " + table, "expires_epoch", "born"));
  }

  private void expireBy(String attribute, boolean enabled) {
    client.updateTimeToLive(
        update ->
            update
                .tableName(table)
                .timeToLiveSpecification(live -> live.attributeName(attribute).enabled(enabled)));
  }

  @Test
  void aTableOfAnotherVersionIsNamedAndLeftAlone() {
    try (DocumentStore store = LocalTable.prepared(options)) {
      mark("6");
      StoreAdministration administration = store.administration();
      assertThat(store.health().schema()).isEqualTo(SchemaState.DRIFTED);
      assertThat(administration.report().found()).contains(SchemaVersion.V6);
      assertThat(administration.report().differences())
          .containsExactly(new Difference("schema version of table " + table, "8", "6"));
      refuse(administration::apply);
      refuse(administration::rollback);
      refuse(administration::rollbackPlan);
      refuse(() -> administration.clear(ACCESS));
      assertThat(client.listTablesPaginator().tableNames()).contains(table);
    }
  }

  @Test
  void aTableWithoutMarkerIsNotDeleted() {
    client.createTable(new TableSpec(table, KeySpec.of(KeySpec.text("id")), List.of()).creation());
    try (DocumentStore store = open()) {
      refuse(store.administration()::rollback);
      refuse(() -> store.administration().clear(ACCESS));
    }
    assertThat(client.listTablesPaginator().tableNames()).contains(table);
  }

  private static void refuse(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(StoreException.Drifted.class);
  }

  @Test
  void aRollbackDeletesTheTable() {
    try (DocumentStore store = LocalTable.prepared(options)) {
      StoreAdministration administration = store.administration();
      assertThat(administration.rollbackPlan())
          .containsExactly("DeleteTable {TableName=" + table + "}");
      administration.rollback();
      assertThat(client.listTablesPaginator().tableNames()).doesNotContain(table);
      administration.rollback();
      administration.apply();
      assertThat(administration.report().state()).isEqualTo(SchemaState.UP_TO_DATE);
    }
  }

  @Test
  void aClearThatWasKilledIsFinishedByTheNext() {
    CrashingClient crashing = new CrashingClient();
    try (DocumentStore store = LocalTable.prepared(options, crashing)) {
      fill(store, 60);
      crashing.dieAt(BatchWriteItemRequest.class, 2);
      assertThatThrownBy(() -> store.administration().clear(ACCESS))
          .isInstanceOf(CrashingClient.Crash.class);
    }
    try (DocumentStore store = open()) {
      StoreAdministration administration = store.administration();
      assertThat(administration.contents(ACCESS).total()).isPositive().isLessThan(60);
      administration.clear(ACCESS);
      assertThat(administration.contents(ACCESS).total()).isZero();
      assertThat(store.health().isOk()).isTrue();
    }
  }

  private static void fill(DocumentStore store, int conversations) {
    for (int number = 0; number < conversations; number++) {
      store.workspace(TenantId.DEFAULT).conversations().create(Things.conversation("c" + number));
    }
  }

  @Test
  void theBackupHoldsEveryItem() throws IOException {
    try (DocumentStore store = LocalTable.prepared(options)) {
      fill(store, 3);
      StoreBackup backup = store.administration().backup(ACCESS, directory.resolve("backup"));
      try (Stream<Path> files = Files.list(Path.of(backup.place()))) {
        List<String> lines = Files.readAllLines(files.findFirst().orElseThrow());
        // Three conversations, their owner, and the marker.
        assertThat(lines)
            .hasSize(5)
            .anyMatch(line -> line.contains("\"C#c1\"") || line.contains("#C#c1"));
      }
    }
  }

  @Test
  void recordsWhoseDeletionHasBegunDoNotCount() {
    try (DocumentStore store = LocalTable.prepared(options)) {
      fill(store, 2);
      client.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(
                      Map.of(
                          "PK", AttributeValue.fromS("T#default#C#c1"),
                          "SK", AttributeValue.fromS("HEAD")))
                  .updateExpression("SET deleting = :yes")
                  .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))));
      assertThat(store.administration().contents(ACCESS).counts())
          .containsEntry(EntityKind.CONVERSATION, 1L);
    }
  }

  @Test
  void checksBeforeTheTableIsThereSucceed() {
    try (DocumentStore store = open()) {
      assertThat(store.administration().checks())
          .extracting(StoreCheck::outcome)
          .containsOnly(Outcome.OK);
    }
  }

  @Test
  void credentialsThatDoNotAllowACallAreDenied() {
    try (DocumentStore store = LocalTable.prepared(options, new Denying(QueryRequest.class))) {
      List<StoreCheck> checks = store.administration().checks();
      assertThat(checks).last().extracting(StoreCheck::outcome).isEqualTo(Outcome.DENIED);
      assertThat(checks.subList(0, 5)).extracting(StoreCheck::outcome).containsOnly(Outcome.OK);
    }
    try (DocumentStore store = open(new Denying(SdkRequest.class))) {
      assertThat(store.administration().checks())
          .extracting(StoreCheck::outcome)
          .containsExactly(
              Outcome.OK,
              Outcome.OK,
              Outcome.DENIED,
              Outcome.SKIPPED,
              Outcome.SKIPPED,
              Outcome.SKIPPED);
    }
  }

  /** Answers as DynamoDB does to who may not make a call. */
  private record Denying(Class<? extends SdkRequest> type) implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (type.isInstance(context.request())) {
        throw DynamoDbException.builder()
            .statusCode(400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDeniedException").build())
            .build();
      }
    }
  }

  @Test
  void aSilentHostIsReported() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      DocumentStore.Options away =
          new DocumentStore.Options(
              URI.create("http://127.0.0.1:" + silent.getLocalPort()),
              options.region(),
              SchemaVersion.V8,
              table,
              options.accessKey(),
              true);
      try (DocumentStore store =
          DocumentStore.of(away, LocalTable.CURSORS, Clock.systemUTC(), null)) {
        long start = System.nanoTime();
        List<StoreCheck> checks = store.administration().checks();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(checks.get(1).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(checks.get(1).remedy()).contains("DYNAMODB_ENDPOINT");
      }
    }
  }
}
