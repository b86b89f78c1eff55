package io.gantry.store.document;

import io.gantry.store.SchemaVersion;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** The item of the table of version 8 that names the version of the schema. */
final class TableMarker {

  static final int EXPECTED = SchemaVersion.V8.number();

  static final ItemKey KEY = new ItemKey("GANTRY#SCHEMA", Attributes.HEAD);

  private static final String VERSION = "schema_version";

  private final DynamoDbClient client;
  private final String table;
  private final Attempts attempts;

  TableMarker(DynamoDbClient client, String table, Attempts attempts) {
    this.client = client;
    this.table = table;
    this.attempts = attempts;
  }

  PutItemRequest request() {
    Map<String, AttributeValue> item =
        Map.of(
            Attributes.PARTITION,
            AttributeValue.fromS(KEY.partition()),
            Attributes.SORT,
            AttributeValue.fromS(KEY.sort()),
            VERSION,
            AttributeValue.fromN(Integer.toString(EXPECTED)));
    return PutItemRequest.builder()
        .tableName(table)
        .item(item)
        .overrideConfiguration(KeyScope.ofSchema().configuration())
        .build();
  }

  void write() {
    attempts.repeatable(() -> client.putItem(request()));
  }

  /** The version that the table says it has. */
  Optional<Integer> version() {
    GetItemRequest request =
        look().overrideConfiguration(KeyScope.ofSchema().configuration()).build();
    return version(attempts.read(() -> client.getItem(request)));
  }

  /** The same, asked once. */
  Optional<Integer> versionNow(Duration limit) {
    GetItemRequest request =
        look().overrideConfiguration(KeyScope.ofSchema().within(limit)).build();
    return version(attempts.single(() -> client.getItem(request)));
  }

  private GetItemRequest.Builder look() {
    return GetItemRequest.builder().tableName(table).key(KEY.toAttributes()).consistentRead(true);
  }

  private static Optional<Integer> version(GetItemResponse response) {
    return Optional.ofNullable(response.item().get(VERSION))
        .map(version -> Integer.valueOf(version.n()));
  }
}
