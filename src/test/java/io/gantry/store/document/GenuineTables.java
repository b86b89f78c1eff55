package io.gantry.store.document;

import io.gantry.common.Secret;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.store.SchemaVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tables as Jaaz makes them, by plain calls of the SDK: provisioned, each index with all. */
final class GenuineTables implements AutoCloseable {

  private static final ProvisionedThroughput FIVE =
      ProvisionedThroughput.builder().readCapacityUnits(5L).writeCapacityUnits(5L).build();

  final String prefix = DynamoDbLocal.shared().newTableName() + "-jaaz-";
  final DynamoDbClient client = ClientFactory.client(options(SchemaVersion.V5), List.of());

  /** What version 5 of Jaaz makes. */
  static GenuineTables v5() {
    GenuineTables tables = new GenuineTables();
    tables.make("canvases", "id", "updated_at-index=updated_at");
    tables.make("chat-sessions", "id", "canvas_id-updated_at-index=canvas_id,updated_at");
    tables.make("chat-messages", "session_id,id");
    tables.make("comfy-workflows", "id", "updated_at-index=updated_at");
    tables.make("files", "id", "created_at-index=created_at");
    tables.make("db-version", "#version");
    return tables;
  }

  /** What version 6 of Jaaz makes on a fresh account. */
  static GenuineTables v6() {
    GenuineTables tables = new GenuineTables();
    String byUser = "user_id-updated_at-index=user_id,updated_at";
    tables.make("canvases", "id", "updated_at-index=updated_at", byUser);
    tables.make("chat-sessions", "id", "canvas_id-updated_at-index=canvas_id,updated_at", byUser);
    tables.make("chat-messages", "session_id,id", "user_id-session_id-index=user_id,session_id");
    tables.make("comfy-workflows", "id", "updated_at-index=updated_at", byUser);
    tables.make(
        "files",
        "id",
        "created_at-index=created_at",
        "user_id-created_at-index=user_id,created_at");
    tables.makeUsers();
    tables.make("db-version", "#version");
    return tables;
  }

  void makeUsers() {
    make("users", "username", "email-index=email", "created_at-index=created_at");
  }

  DocumentStore.Options options(SchemaVersion version) {
    return new DocumentStore.Options(
        DynamoDbLocal.shared().endpoint(),
        DynamoDbLocal.REGION,
        version,
        prefix,
        new DocumentStore.AccessKey(DynamoDbLocal.ACCESS_KEY, new Secret(DynamoDbLocal.SECRET_KEY)),
        true);
  }

  /**
   * @param key attributes; one of numbers begins with {@code #}
   * @param indexes {@code name=attribute,attribute}
   */
  void make(String name, String key, String... indexes) {
    Map<String, ScalarAttributeType> types = new LinkedHashMap<>();
    List<KeySchemaElement> schema = schema(key, types);
    List<GlobalSecondaryIndex> all = new ArrayList<>();
    for (String index : indexes) {
      String[] parts = index.split("=", 2);
      all.add(
          GlobalSecondaryIndex.builder()
              .indexName(parts[0])
              .keySchema(schema(parts[1], types))
              .projection(projection -> projection.projectionType(ProjectionType.ALL))
              .provisionedThroughput(FIVE)
              .build());
    }
    client.createTable(
        CreateTableRequest.builder()
            .tableName(prefix + name)
            .billingMode(BillingMode.PROVISIONED)
            .provisionedThroughput(FIVE)
            .keySchema(schema)
            .globalSecondaryIndexes(all.isEmpty() ? null : all)
            .attributeDefinitions(definitions(types))
            .build());
  }

  private static List<KeySchemaElement> schema(String key, Map<String, ScalarAttributeType> types) {
    List<KeySchemaElement> schema = new ArrayList<>();
    for (String part : key.split(",", 2)) {
      String name = part.replace("#", "");
      types.put(name, part.startsWith("#") ? ScalarAttributeType.N : ScalarAttributeType.S);
      KeyType type = schema.isEmpty() ? KeyType.HASH : KeyType.RANGE;
      schema.add(KeySchemaElement.builder().attributeName(name).keyType(type).build());
    }
    return schema;
  }

  private static List<AttributeDefinition> definitions(Map<String, ScalarAttributeType> types) {
    return types.entrySet().stream()
        .map(
            type ->
                AttributeDefinition.builder()
                    .attributeName(type.getKey())
                    .attributeType(type.getValue())
                    .build())
        .toList();
  }

  /**
   * Stores an item.
   *
   * @param attributes names and values in turn: texts, numbers, flags, and null for NULL
   */
  Map<String, AttributeValue> put(String table, @Nullable Object... attributes) {
    Map<String, AttributeValue> item = item(attributes);
    client.putItem(request -> request.tableName(prefix + table).item(item));
    return item;
  }

  static Map<String, AttributeValue> item(@Nullable Object... attributes) {
    Map<String, AttributeValue> item = new HashMap<>();
    for (int place = 0; place < attributes.length; place += 2) {
      item.put((String) attributes[place], value(attributes[place + 1]));
    }
    return item;
  }

  private static AttributeValue value(@Nullable Object value) {
    if (value == null) {
      return AttributeValue.fromNul(true);
    }
    if (value instanceof Boolean flag) {
      return AttributeValue.fromBool(flag);
    }
    return value instanceof Number
        ? AttributeValue.fromN(value.toString())
        : AttributeValue.fromS((String) value);
  }

  /** One item, empty when it is not there. */
  Map<String, AttributeValue> get(String table, Object... key) {
    return client.getItem(request -> request.tableName(prefix + table).key(item(key))).item();
  }

  /** All items of all tables, by table and key. */
  Map<String, Map<String, AttributeValue>> everything() {
    Map<String, Map<String, AttributeValue>> all = new TreeMap<>();
    client.listTablesPaginator(request -> {}).tableNames().stream()
        .filter(table -> table.startsWith(prefix))
        .forEach(
            table ->
                client
                    .scanPaginator(request -> request.tableName(table))
                    .items()
                    .forEach(item -> all.put(key(table, item), item)));
    return all;
  }

  private String key(String table, Map<String, AttributeValue> item) {
    String keys =
        client.describeTable(request -> request.tableName(table)).table().keySchema().stream()
            .map(element -> item.get(element.attributeName()))
            .map(value -> value.s() == null ? value.n() : value.s())
            .reduce("", (one, other) -> one + "/" + other);
    return table.substring(prefix.length()) + keys;
  }

  @Override
  public void close() {
    client.close();
  }
}
