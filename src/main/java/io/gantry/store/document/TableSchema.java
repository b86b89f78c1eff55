package io.gantry.store.document;

import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/**
 * The table itself: keys, the index, pay per request, time to live, and one item that names the
 * version of the schema.
 */
final class TableSchema {

  private static final ItemKey MARKER = new ItemKey("GANTRY#SCHEMA", Attributes.HEAD);
  private static final String VERSION = "schema_version";

  /** DynamoDB makes a table in seconds; it may take minutes when many are made. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

  private final DynamoDbClient client;
  private final String name;
  private final Attempts attempts;

  TableSchema(DynamoDbClient client, String name, Attempts attempts) {
    this.client = client;
    this.name = name;
    this.attempts = attempts;
  }

  /**
   * Makes what is missing; never changes keys or index of a table that is there.
   *
   * @param createTable whether the table may be made; when not, its absence is an error
   */
  void prepare(boolean createTable) {
    Optional<TableDescription> found = describe();
    if (found.isEmpty() && !createTable) {
      throw new StoreException.Unavailable(
          "There is no table " + name + ", and it is not to be created", null);
    }
    if (found.isEmpty()) {
      create();
    }
    waitUntilActive();
    requireKeys(describe().orElseThrow(this::missing));
    if (createTable) {
      expireItems();
    }
    mark();
  }

  private StoreException.Unavailable missing() {
    return new StoreException.Unavailable("There is no table " + name, null);
  }

  private Optional<TableDescription> describe() {
    try {
      return Optional.of(
          attempts.read(() -> client.describeTable(request -> request.tableName(name)).table()));
    } catch (StoreException.Unavailable unavailable) {
      if (unavailable.getCause() instanceof ResourceNotFoundException) {
        return Optional.empty();
      }
      throw unavailable;
    }
  }

  private void create() {
    CreateTableRequest request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                attribute(Attributes.PARTITION),
                attribute(Attributes.SORT),
                attribute(Attributes.INDEX_PARTITION),
                attribute(Attributes.INDEX_SORT))
            .keySchema(keys(Attributes.PARTITION, Attributes.SORT))
            .globalSecondaryIndexes(index())
            .build();
    try {
      attempts.repeatable(() -> client.createTable(request));
    } catch (StoreException.Unavailable unavailable) {
      // Another process made it at the same time.
      if (!(unavailable.getCause() instanceof ResourceInUseException)) {
        throw unavailable;
      }
    }
  }

  private static GlobalSecondaryIndex index() {
    Projection projection =
        Projection.builder()
            .projectionType(ProjectionType.INCLUDE)
            .nonKeyAttributes(IndexRow.PROJECTED)
            .build();
    return GlobalSecondaryIndex.builder()
        .indexName(Attributes.INDEX)
        .keySchema(keys(Attributes.INDEX_PARTITION, Attributes.INDEX_SORT))
        .projection(projection)
        .build();
  }

  private static AttributeDefinition attribute(String attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static List<KeySchemaElement> keys(String partition, String sort) {
    return List.of(
        KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
  }

  private void waitUntilActive() {
    try (DynamoDbWaiter waiter = client.waiter()) {
      waiter.waitUntilTableExists(
          request -> request.tableName(name), override -> override.waitTimeout(LONGEST_WAIT));
    } catch (SdkException failed) {
      throw new StoreException.Unavailable("The table " + name + " does not get ready", failed);
    }
  }

  private void requireKeys(TableDescription table) {
    boolean fits =
        table.keySchema().equals(keys(Attributes.PARTITION, Attributes.SORT))
            && table.globalSecondaryIndexes().stream()
                .anyMatch(
                    index ->
                        index.indexName().equals(Attributes.INDEX)
                            && index
                                .keySchema()
                                .equals(keys(Attributes.INDEX_PARTITION, Attributes.INDEX_SORT))
                            && index
                                .projection()
                                .nonKeyAttributes()
                                .containsAll(IndexRow.PROJECTED));
    if (!fits) {
      throw new StoreException.Drifted(
          "The table " + name + " has other keys or indexes than schema version 8");
    }
  }

  private void expireItems() {
    TimeToLiveStatus status =
        attempts
            .read(() -> client.describeTimeToLive(request -> request.tableName(name)))
            .timeToLiveDescription()
            .timeToLiveStatus();
    if (status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING) {
      return;
    }
    attempts.repeatable(
        () ->
            client.updateTimeToLive(
                request ->
                    request
                        .tableName(name)
                        .timeToLiveSpecification(
                            live -> live.attributeName(Attributes.EXPIRES_EPOCH).enabled(true))));
  }

  private void mark() {
    Optional<Integer> version = version();
    if (version.isEmpty()) {
      Map<String, AttributeValue> item =
          Map.of(
              Attributes.PARTITION,
              AttributeValue.fromS(MARKER.partition()),
              Attributes.SORT,
              AttributeValue.fromS(MARKER.sort()),
              VERSION,
              AttributeValue.fromN(Integer.toString(expected())));
      attempts.repeatable(
          () ->
              client.putItem(
                  PutItemRequest.builder()
                      .tableName(name)
                      .item(item)
                      .overrideConfiguration(KeyScope.ofSchema().configuration())
                      .build()));
    } else if (version.get() != expected()) {
      throw new StoreException.Drifted(
          "The table " + name + " is of schema version " + version.get());
    }
  }

  private static int expected() {
    return SchemaVersion.V8.number();
  }

  /** Whether the table says that it is of this version; asked once. */
  boolean isMarkedNow(Duration limit) {
    GetItemRequest request =
        marker().overrideConfiguration(KeyScope.ofSchema().within(limit)).build();
    return Objects.equals(
        version(attempts.single(() -> client.getItem(request))).orElse(null), expected());
  }

  private Optional<Integer> version() {
    GetItemRequest request =
        marker().overrideConfiguration(KeyScope.ofSchema().configuration()).build();
    return version(attempts.read(() -> client.getItem(request)));
  }

  private GetItemRequest.Builder marker() {
    return GetItemRequest.builder().tableName(name).key(MARKER.toAttributes()).consistentRead(true);
  }

  private static Optional<Integer> version(GetItemResponse response) {
    return Optional.ofNullable(response.item().get(VERSION))
        .map(version -> Integer.valueOf(version.n()));
  }
}
