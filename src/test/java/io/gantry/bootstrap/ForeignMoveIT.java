package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.PageRequest;
import io.gantry.common.Secret;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.fixture.EmbeddedPostgresServer;
import io.gantry.library.AudioFile;
import io.gantry.origin.prompttoissue.SqliteAge;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.Workspace;
import io.gantry.store.document.DocumentStore;
import io.gantry.store.relational.RelationalStore;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

/** Data of other programs on DynamoDB, with the tables that they make, to every kind of store. */
class ForeignMoveIT {

  private static final int MESSAGES = 400;
  private static final String USER = "V1StGXR8_Z5jdHi6B-myT";
  private static final String CONVERSATION = "c-0123456789abcdefghi";
  private static final String ISO = "2025-09-24T16:00:00.654321";
  private static final Instant AT = Instant.parse(ISO + "Z");

  private static DynamoDbLocal server;
  private static DynamoDbClient client;

  @TempDir private Path home;

  private Commands commands;

  @BeforeAll
  static void connect() {
    server = DynamoDbLocal.shared();
    System.setProperty("aws.accessKeyId", DynamoDbLocal.ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", DynamoDbLocal.SECRET_KEY);
    client =
        DynamoDbClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.of(DynamoDbLocal.REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(DynamoDbLocal.ACCESS_KEY, DynamoDbLocal.SECRET_KEY)))
            .build();
  }

  @AfterAll
  static void close() {
    client.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @BeforeEach
  void open() {
    commands = new Commands(home);
  }

  private static String address(String scheme, String name) {
    return scheme + DynamoDbLocal.REGION + "/" + name + "?endpoint=" + server.endpoint();
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

  private static void put(String table, Map<String, AttributeValue> item) {
    client.putItem(request -> request.tableName(table).item(item));
  }

  private static Map<String, AttributeValue> item(String... namesAndTexts) {
    Map<String, AttributeValue> item = new HashMap<>();
    for (int index = 0; index < namesAndTexts.length; index += 2) {
      item.put(namesAndTexts[index], AttributeValue.fromS(namesAndTexts[index + 1]));
    }
    return item;
  }

  /** A table of PromptToIssue with more than two pages of messages, ten in each millisecond. */
  private static String promptToIssue() {
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
    for (int number = 0; number < MESSAGES; number++) {
      put(name, message(number));
    }
    return name;
  }

  private static String time(int number) {
    return String.format("2025-06-25T10:00:00.%03dZ", number / 10);
  }

  /** Ids go down where numbers go up. */
  private static Map<String, AttributeValue> message(int number) {
    String id = String.format("m-%05d", MESSAGES - number);
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

  private void assertMoved(Workspace space) {
    Conversation shared = space.conversations().findByShareId("link").orElseThrow();
    assertThat(shared.messageCount()).isEqualTo(MESSAGES);
    assertThat(shared.ownerId()).isEqualTo(USER);
    List<Message> first =
        space
            .messages()
            .list(USER, CONVERSATION, new PageRequest(12, null, PageRequest.Order.ASCENDING))
            .items();
    assertThat(first.stream().map(Message::id))
        .startsWith("m-00391", "m-00392")
        .endsWith("m-00400", "m-00381", "m-00382");
    assertThat(first.get(9).metadata().value()).isEqualTo("{\"n\":0.0}");
  }

  @Test
  void aSingleTableGoesToPostgresqlAndOnToSqlite() throws Exception {
    String table = promptToIssue();
    EmbeddedPostgresServer postgresql = EmbeddedPostgresServer.shared();
    String jdbc = postgresql.jdbcUrl(postgresql.newDatabase());
    String target =
        jdbc.replace(
            "jdbc:postgresql://",
            "postgresql://"
                + EmbeddedPostgresServer.USER
                + ":"
                + EmbeddedPostgresServer.PASSWORD
                + "@");

    Commands.Ran ran = commands.run("move", "--from", address("dynamodb:", table), "--to", target);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("From  PromptToIssue, dynamodb:");
    try (Store store =
        RelationalStore.of(
            RelationalStore.Options.of(Provider.POSTGRESQL, target), Commands.CURSORS, null)) {
      assertMoved(store.workspace(TenantId.DEFAULT));
    }
    String again = address("prompt-to-issue:", table);
    assertThat(commands.run("move", "--from", again, "--to", target).code()).isZero();
    String file = "sqlite:" + home.resolve("v7.db");
    assertThat(commands.run("move", "--from", target, "--to", file).code()).isZero();
    assertThat(commands.run("compare", "--from", again, "--to", file).code()).isZero();
  }

  @Test
  void aFileGoesToDynamoDb() {
    String at = "2025-06-24T10:00:00.123Z";
    SqliteAge.make(home.resolve("old.db"))
        .insert(
            "users",
            "id, email, username, created_at, updated_at",
            USER,
            "ann@example.org",
            "ann",
            at,
            at)
        .insert(
            "conversations",
            "id, user_id, title, mode, provider, share_id, created_at, updated_at",
            CONVERSATION,
            USER,
            "T",
            "ticket",
            "openai",
            "link",
            at,
            at);
    String table = server.newTableName();

    Commands.Ran ran =
        commands.run(
            "move",
            "--from",
            "sqlite:" + home.resolve("old.db"),
            "--to",
            address("dynamodb:", table));

    assertThat(ran.code()).as(ran.err()).isZero();
    try (Store store = versionEight(table)) {
      assertThat(store.workspace(TenantId.DEFAULT).conversations().findByShareId("link"))
          .isPresent();
    }
  }

  private static Store versionEight(String table) {
    return DocumentStore.of(
        new DocumentStore.Options(
            server.endpoint(),
            DynamoDbLocal.REGION,
            SchemaVersion.V8,
            table,
            new DocumentStore.AccessKey(
                DynamoDbLocal.ACCESS_KEY, new Secret(DynamoDbLocal.SECRET_KEY)),
            false),
        Commands.CURSORS,
        Clock.systemUTC(),
        null);
  }

  /** Tables of Decision Data, of the right keys and with the right indexes. */
  private static String decisionData(int files) {
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

  @Test
  void usersAndAudioFilesGoToDynamoDb() {
    String prefix = decisionData(1_500);
    String table = server.newTableName();
    String target = address("dynamodb:", table);

    Commands.Ran ran = commands.run("move", "--from", address("dynamodb:", prefix), "--to", target);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("From  Decision Data", prefix + "transcripts is not carried");
    try (Store store = versionEight(table)) {
      Workspace space = store.workspace(TenantId.DEFAULT);
      AudioFile file = space.audioFiles().find(USER, "f-1499").orElseThrow();
      assertThat(file.fileSize()).isEqualTo(Long.MAX_VALUE - 1_499);
      assertThat(file.uploadedAt()).isEqualTo(AT);
      assertThat(file.createdAt()).isEqualTo(Instant.ofEpochSecond(AT.getEpochSecond()));
      assertThat(space.users().findByLoginName("ANN@example.org")).isPresent();
    }
    Commands.Ran again =
        commands.run("move", "--from", address("decision-data:", prefix), "--to", target);
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(commands.run("move", "--from", target, "--to", address("dynamodb:", prefix)).code())
        .isEqualTo(2);
  }

  @Test
  void digitsThatNoRecordHoldsAreNamed() {
    String prefix = decisionData(1);
    String digits = "12345678901234567890123456789012345678";
    Map<String, AttributeValue> file = new HashMap<>(audioFile(2));
    file.put("file_size", AttributeValue.fromN(digits));
    file.put("uploaded_at", AttributeValue.fromN("1758729600.6543211234567890123456789"));
    put(prefix + "audio-files", file);
    String tables = prefix + "users," + prefix + "audio-files";
    String target = "sqlite:" + home.resolve("v7.db");

    Commands.Ran ran =
        commands.run(
            "move", "--from", address("decision-data:", tables), "--to", target, "--dry-run");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.out())
        .contains("file_size is no whole number", "1758729600.6543211234567890123456789")
        .doesNotContain("transcripts");
  }
}
