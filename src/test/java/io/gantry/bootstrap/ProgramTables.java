package io.gantry.bootstrap;

import io.gantry.fixture.DynamoDbLocal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tables of DynamoDB as PromptToIssue and Decision Data make and fill them. */
final class ProgramTables implements AutoCloseable {

  static final String USER = "V1StGXR8_Z5jdHi6B-myT";
  static final String CONVERSATION = "c-0123456789abcdefghi";
  static final String ISO = "2025-09-24T16:00:00.654321";
  static final Instant AT = Instant.parse(ISO + "Z");

  private final DynamoDbLocal server = DynamoDbLocal.shared();
  private final DynamoDbClient client =
      DynamoDbClient.builder()
          .endpointOverride(server.endpoint())
          .region(Region.of(DynamoDbLocal.REGION))
          .credentialsProvider(
              StaticCredentialsProvider.create(
                  AwsBasicCredentials.create(DynamoDbLocal.ACCESS_KEY, DynamoDbLocal.SECRET_KEY)))
          .build();

  @Override
  public void close() {
    client.close();
  }

  private static CreateTableRequest.Builder table(String name, String hash, String range) {
    CreateTableRequest.Builder table =
        CreateTableRequest.builder().tableName(name).billingMode(BillingMode.PAY_PER_REQUEST);
    return range == null
        ? table.keySchema(key(hash, KeyType.HASH))
        : table.keySchema(key(hash, KeyType.HASH), key(range, KeyType.RANGE));
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static GlobalSecondaryIndex index(String name, KeySchemaElement... key) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(key)
        .projection(Projection.builder().projectionType(ProjectionType.ALL).build())
        .build();
  }

  private void put(String table, Map<String, AttributeValue> item) {
    client.putItem(request -> request.tableName(table).item(item));
  }

  private static Map<String, AttributeValue> item(String... namesAndTexts) {
    Map<String, AttributeValue> item = new HashMap<>();
    for (int index = 0; index < namesAndTexts.length; index += 2) {
      item.put(namesAndTexts[index], AttributeValue.fromS(namesAndTexts[index + 1]));
    }
    return item;
  }

  /** The name of a table of PromptToIssue with messages of 6 KB, ten in each millisecond. */
  String promptToIssue(int messages) {
    String name = server.newTableName();
    ScalarAttributeType text = ScalarAttributeType.S;
    client.createTable(
        table(name, "PK", "SK")
            .attributeDefinitions(
                attribute("PK", text),
                attribute("SK", text),
                attribute("GSI1PK", text),
                attribute("GSI1SK", text))
            .globalSecondaryIndexes(
                index("GSI1", key("GSI1PK", KeyType.HASH), key("GSI1SK", KeyType.RANGE)))
            .build());
    Map<String, AttributeValue> user =
        item(
            "PK",
            "USER#" + USER,
            "SK",
            "PROFILE",
            "type",
            "USER",
            "id",
            USER,
            "email",
            "demo@example.com",
            "username",
            "demo",
            "createdAt",
            time(0),
            "updatedAt",
            time(0));
    user.put("isActive", AttributeValue.fromBool(true));
    put(name, user);
    Map<String, AttributeValue> conversation =
        item(
            "PK",
            "USER#" + USER,
            "SK",
            "CONV#" + time(0) + "#" + CONVERSATION,
            "type",
            "CONVERSATION",
            "id",
            CONVERSATION,
            "userId",
            USER,
            "title",
            "T",
            "mode",
            "assistant",
            "provider",
            "ollama",
            "shareId",
            "link",
            "GSI1PK",
            "SHARE#link",
            "GSI1SK",
            "CONV#" + CONVERSATION,
            "createdAt",
            time(0),
            "updatedAt",
            time(0));
    conversation.put("isArchived", AttributeValue.fromBool(false));
    conversation.put("lastMessageAt", AttributeValue.fromNul(true));
    put(name, conversation);
    for (int number = 0; number < messages; number++) {
      put(name, message(number, messages));
    }
    return name;
  }

  private static String time(int number) {
    return String.format("2025-06-25T10:00:00.%03dZ", number / 10);
  }

  /** Ids go down where numbers go up. */
  private static Map<String, AttributeValue> message(int number, int messages) {
    String id = String.format("m-%05d", messages - number);
    return item(
        "PK",
        "CONV#" + CONVERSATION,
        "SK",
        "MSG#" + time(number) + "#" + id,
        "type",
        "MESSAGE",
        "id",
        id,
        "conversationId",
        CONVERSATION,
        "role",
        number % 2 == 0 ? "user" : "assistant",
        "content",
        "ü".repeat(3_000),
        "mode",
        "assistant",
        "metadata",
        "{\"n\":" + number + ".0}",
        "createdAt",
        time(number),
        "updatedAt",
        time(number));
  }

  /** What the names of tables of Decision Data begin with, of the right keys and indexes. */
  String decisionData(int files) {
    String prefix = server.newTableName() + "-";
    ScalarAttributeType text = ScalarAttributeType.S;
    client.createTable(
        table(prefix + "users", "user_id", null)
            .attributeDefinitions(attribute("user_id", text), attribute("email", text))
            .globalSecondaryIndexes(index("email-index", key("email", KeyType.HASH)))
            .build());
    client.createTable(
        table(prefix + "audio-files", "file_id", null)
            .attributeDefinitions(
                attribute("file_id", text),
                attribute("user_id", text),
                attribute("uploaded_at", ScalarAttributeType.N))
            .globalSecondaryIndexes(
                index(
                    "user-files-index",
                    key("user_id", KeyType.HASH),
                    key("uploaded_at", KeyType.RANGE)))
            .build());
    client.createTable(
        table(prefix + "transcripts", "transcript_id", null)
            .attributeDefinitions(attribute("transcript_id", text))
            .build());
    Map<String, AttributeValue> user =
        item(
            "user_id",
            USER,
            "email",
            "ann@example.org",
            "password_hash",
            "$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHRzYWx0c2Fs$aGFzaA",
            "key_salt",
            "AAECAw==",
            "created_at_iso",
            ISO);
    user.put("created_at", AttributeValue.fromN(Long.toString(AT.getEpochSecond())));
    put(prefix + "users", user);
    for (int number = 0; number < files; number++) {
      put(prefix + "audio-files", audioFile(number));
    }
    return prefix;
  }

  /** A key of S3 takes most of its 1,024 characters. */
  private static Map<String, AttributeValue> audioFile(int number) {
    Map<String, AttributeValue> file =
        item(
            "file_id",
            "f-" + number,
            "user_id",
            USER,
            "s3_key",
            "a".repeat(1_000) + number,
            "uploaded_at_iso",
            ISO);
    file.put("uploaded_at", AttributeValue.fromN(Long.toString(AT.getEpochSecond())));
    file.put("file_size", number % 2 == 0 ? AttributeValue.fromNul(true) : size(number));
    return file;
  }

  private static AttributeValue size(int number) {
    return AttributeValue.fromN(Long.toString(Long.MAX_VALUE - number));
  }

  /** Changes a file, or adds another one. */
  void putAudioFile(String prefix, int number, Map<String, AttributeValue> changed) {
    Map<String, AttributeValue> file = new HashMap<>(audioFile(number));
    file.putAll(changed);
    put(prefix + "audio-files", file);
  }
}
