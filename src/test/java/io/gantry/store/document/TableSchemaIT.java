package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.common.Secret;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The table: made when asked, told when it does not fit, and missed without harm. */
class TableSchemaIT {

  @Test
  void aPreparedTableHasTheIndexPaysPerRequestAndExpiresItems() {
    DocumentStore.Options options = LocalTable.options();
    try (DocumentStore store = LocalTable.prepared(options);
        DynamoDbClient client = ClientFactory.client(options, List.of())) {
      assertThat(store.health().isOk()).isTrue();
      TableDescription table =
          client.describeTable(request -> request.tableName(options.tables())).table();
      assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
      assertThat(table.globalSecondaryIndexes())
          .extracting(index -> index.indexName())
          .containsExactly("GSI1");
      assertThat(
              client
                  .describeTimeToLive(request -> request.tableName(options.tables()))
                  .timeToLiveDescription()
                  .timeToLiveStatus())
          .isEqualTo(TimeToLiveStatus.ENABLED);
    }
  }

  @Test
  void aTableMayBePreparedTwice() {
    DocumentStore.Options options = LocalTable.options();
    try (DocumentStore first = LocalTable.prepared(options);
        DocumentStore second = LocalTable.prepared(options)) {
      assertThat(first.health()).isEqualTo(second.health());
    }
  }

  @Test
  void aMissingTableIsNotMadeUnasked() {
    DocumentStore.Options asked = LocalTable.options();
    DocumentStore.Options options =
        new DocumentStore.Options(
            asked.endpoint(),
            asked.region(),
            SchemaVersion.V8,
            asked.tables(),
            asked.accessKey(),
            false);
    try (DocumentStore store =
        DocumentStore.of(options, LocalTable.CURSORS, Clock.systemUTC(), null)) {
      assertThatThrownBy(store::prepare)
          .isInstanceOf(StoreException.Unavailable.class)
          .hasMessageContaining(options.tables());
      assertThat(store.health().connected()).isTrue();
      assertThat(store.health().schema()).isEqualTo(SchemaState.PENDING);
    }
  }

  @Test
  void aTableWithOtherKeysIsLeftAlone() {
    DocumentStore.Options options = LocalTable.options();
    try (DynamoDbClient client = ClientFactory.client(options, List.of())) {
      client.createTable(
          table ->
              table
                  .tableName(options.tables())
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(
                      AttributeDefinition.builder()
                          .attributeName("id")
                          .attributeType(ScalarAttributeType.S)
                          .build())
                  .keySchema(
                      KeySchemaElement.builder()
                          .attributeName("id")
                          .keyType(KeyType.HASH)
                          .build()));
    }
    assertThatThrownBy(() -> LocalTable.prepared(options))
        .isInstanceOf(StoreException.Drifted.class);
  }

  @Test
  void aStoreThatDoesNotAnswerIsReported() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        DocumentStore store = at(silent.getLocalPort())) {
      long start = System.nanoTime();
      assertThat(store.health().connected()).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void aStoreWithoutServerIsReportedAndItsCallsAreUnavailable() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    try (DocumentStore store = at(port)) {
      assertThat(store.health().connected()).isFalse();
      assertThatThrownBy(() -> store.workspace(TenantId.DEFAULT).conversations().find("ann", "c"))
          .isInstanceOf(StoreException.Unavailable.class);
      assertThatThrownBy(
              () ->
                  store
                      .workspace(TenantId.DEFAULT)
                      .conversations()
                      .create(Things.conversation("c")))
          .isInstanceOf(StoreException.Unavailable.class);
    }
  }

  private static DocumentStore at(int port) {
    DocumentStore.Options options =
        new DocumentStore.Options(
            URI.create("http://127.0.0.1:" + port),
            "us-east-1",
            SchemaVersion.V8,
            "table",
            new DocumentStore.AccessKey("local", new Secret("local")),
            true);
    return DocumentStore.of(options, LocalTable.CURSORS, Clock.systemUTC(), null);
  }
}
