package io.gantry.store.document;

import io.gantry.store.SchemaVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** The item of {@code db-version} that says which version a set of tables has. */
final class KindMarker {

  private final DynamoDbClient client;
  private final Attempts attempts;
  private final KindRequests requests;

  KindMarker(Connection connection, KindRequests requests) {
    this.client = connection.client();
    this.attempts = connection.attempts();
    this.requests = requests;
  }

  /** The highest version that is marked, as old programs look at it; the table must exist. */
  OptionalLong highest() {
    List<Long> versions = new ArrayList<>();
    requests.scan(
        KindTable.VERSION, List.of("version"), row -> versions.add(row.number("version")));
    return versions.stream().filter(Objects::nonNull).mapToLong(Long::longValue).max();
  }

  void write() {
    attempts.repeatable(
        () ->
            client.putItem(
                request ->
                    request
                        .tableName(requests.name(KindTable.VERSION))
                        .item(key(requests.version()))));
  }

  static Map<String, AttributeValue> key(SchemaVersion version) {
    return Map.of("version", AttributeValue.fromN(Integer.toString(version.number())));
  }

  /** Whether this version is marked; asked once. */
  boolean isThereNow(Duration limit) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(requests.name(KindTable.VERSION))
            .key(key(requests.version()))
            .consistentRead(true)
            .overrideConfiguration(override -> override.apiCallTimeout(limit))
            .build();
    return attempts.single(() -> client.getItem(request)).hasItem();
  }
}
