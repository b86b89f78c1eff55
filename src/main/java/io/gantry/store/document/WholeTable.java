package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.tenancy.TenantAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads every item of the table of version 8, page by page. Whoever does so must hold the token for
 * work across tenants, which nothing on the path of a request has.
 */
final class WholeTable {

  private final DynamoDbClient client;
  private final String name;
  private final Attempts attempts;
  private final KeyScope scope;

  WholeTable(Connection connection, String name, TenantAccess access) {
    requireNonNull(access, "access");
    this.client = connection.client();
    this.attempts = connection.attempts();
    this.name = name;
    this.scope = KeyScope.ofWholeTable(access);
  }

  KeyScope scope() {
    return scope;
  }

  /**
   * Gives each page of items.
   *
   * @param columns the attributes to read; of what is not there nothing is given
   */
  void scan(List<String> columns, Consumer<List<Map<String, AttributeValue>>> page) {
    Map<String, String> names = new LinkedHashMap<>();
    columns.forEach(column -> names.put("#c" + names.size(), column));
    Map<String, AttributeValue> start = Map.of();
    do {
      ScanRequest request = request(names, start.isEmpty() ? null : start);
      ScanResponse response = attempts.read(() -> client.scan(request));
      page.accept(response.items());
      start = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of();
    } while (!start.isEmpty());
  }

  private ScanRequest request(
      Map<String, String> names, @Nullable Map<String, AttributeValue> start) {
    return ScanRequest.builder()
        .tableName(name)
        .consistentRead(true)
        .projectionExpression(String.join(", ", names.keySet()))
        .expressionAttributeNames(names)
        .exclusiveStartKey(start)
        .overrideConfiguration(scope.configuration())
        .build();
  }
}
