package io.gantry.store.document;

import io.gantry.move.compare.RawRecords;
import io.gantry.store.EntityKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of version 8, by the client alone. */
final class RawItems implements RawRecords {

  private final DocumentStore.Options options;

  RawItems(DocumentStore.Options options) {
    this.options = options;
  }

  @Override
  public void change(EntityKind kind, String column, UnaryOperator<@Nullable Object> change) {
    with(
        client -> {
          Map<String, AttributeValue> item = item(client, kind);
          @Nullable Object changed = change.apply(value(column, item.get(column)));
          if (changed == null) {
            item.remove(column);
          } else {
            item.put(column, attribute(changed));
          }
          put(client, item);
        });
  }

  private static @Nullable Object value(String column, @Nullable AttributeValue attribute) {
    if (attribute == null) {
      return null;
    }
    return switch (attribute.type()) {
      case S -> column.endsWith("_at") ? Instant.parse(attribute.s()) : attribute.s();
      case N -> Long.valueOf(attribute.n());
      case BOOL -> attribute.bool();
      case B, SS, NS, BS, M, L, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new AssertionError("No value of a record: " + attribute);
    };
  }

  private static AttributeValue attribute(Object value) {
    if (value instanceof Instant instant) {
      return AttributeValue.fromS(InstantText.of(instant));
    }
    if (value instanceof Long number) {
      return AttributeValue.fromN(number.toString());
    }
    return value instanceof Boolean flag
        ? AttributeValue.fromBool(flag)
        : AttributeValue.fromS(value.toString());
  }

  @Override
  public void remove(EntityKind kind) {
    with(
        client ->
            client.deleteItem(
                request -> request.tableName(options.tables()).key(key(kind).toAttributes())));
  }

  @Override
  public void copy(EntityKind kind, String tenant) {
    with(
        client -> {
          Map<String, AttributeValue> item = item(client, kind);
          String partition = "T#" + tenant + "#" + kind.name() + "#copy";
          item.put(Attributes.PARTITION, AttributeValue.fromS(partition));
          item.put("id", AttributeValue.fromS("copy"));
          put(client, item);
        });
  }

  private Map<String, AttributeValue> item(DynamoDbClient client, EntityKind kind) {
    Map<String, AttributeValue> item =
        client
            .getItem(
                request ->
                    request
                        .tableName(options.tables())
                        .key(key(kind).toAttributes())
                        .consistentRead(true))
            .item();
    if (item.isEmpty()) {
      throw new AssertionError("There is no item of " + kind.label());
    }
    return new HashMap<>(item);
  }

  private void put(DynamoDbClient client, Map<String, AttributeValue> item) {
    client.putItem(request -> request.tableName(options.tables()).item(item));
  }

  private void with(Consumer<DynamoDbClient> work) {
    try (DynamoDbClient client = ClientFactory.client(options, List.of())) {
      work.accept(client);
    }
  }

  private static ItemKey key(EntityKind kind) {
    return switch (kind) {
      case TENANT -> new ItemKey("T#default#TENANT", Attributes.HEAD);
      case USER -> new ItemKey("T#default#USER#local", Attributes.HEAD);
      case CREDENTIAL -> new ItemKey("T#default#USER#local", "CREDENTIAL");
      case SETTINGS -> new ItemKey("T#default#USER#local", "SETTINGS");
      case REFRESH_TOKEN -> new ItemKey("T#default#TOKEN#full", Attributes.HEAD);
      case MESSAGE -> new ItemKey("T#default#C#full", "MSG#key-0000001");
      case CONVERSATION -> new ItemKey("T#default#C#full", Attributes.HEAD);
      case TICKET -> new ItemKey("T#default#C#full", "TICKET#full");
      case AUDIO_FILE -> new ItemKey("T#default#AUDIO#full", Attributes.HEAD);
      case PROVIDER_CONFIG -> new ItemKey("T#default#PROVIDER#full", Attributes.HEAD);
      case SESSION, CANVAS, WORKFLOW, FILE, DOCUMENT ->
          new ItemKey("T#default#" + kind.name() + "#full", Attributes.HEAD);
      case IDEMPOTENT_ANSWER -> throw new IllegalArgumentException("Answers are not compared");
    };
  }
}
