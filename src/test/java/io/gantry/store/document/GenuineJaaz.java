package io.gantry.store.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Tables as Jaaz leaves them, for tests of other packages. */
public final class GenuineJaaz {

  private static final String AT = "2025-07-11T08:09:10.123456Z";
  private static final int IN_SESSION = 50;

  private GenuineJaaz() {}

  /** What the names of new tables of version 5 begin with, which hold so many messages. */
  public static String version5(int messages) {
    try (GenuineTables tables = GenuineTables.v5()) {
      fill(tables, messages);
      return tables.prefix;
    }
  }

  /** Likewise of version 6, where all is of one user. */
  public static String version6(int messages) {
    try (GenuineTables tables = GenuineTables.v6()) {
      tables.put(
          "users",
          "username",
          "demo",
          "user_id",
          "user_1",
          "email",
          "demo@jaaz.ai",
          "password_hash",
          "0".repeat(64),
          "created_at",
          AT,
          "updated_at",
          AT);
      fill(tables, messages, "user_id", "user_1");
      return tables.prefix;
    }
  }

  private static void fill(GenuineTables tables, int messages, Object... owner) {
    List<Map<String, AttributeValue>> sessions = new ArrayList<>();
    List<Map<String, AttributeValue>> all = new ArrayList<>();
    for (int number = 0; number < messages; number++) {
      String session = "s" + number / IN_SESSION;
      if (number % IN_SESSION == 0) {
        sessions.add(item(owner, "id", session, "title", "T", "created_at", AT, "updated_at", AT));
      }
      all.add(
          item(
              owner,
              "session_id",
              session,
              "id",
              "20250711_080910_%06d".formatted(number),
              "role",
              "user",
              "message",
              "{\"role\": \"user\", \"content\": \"m" + number + "\"}",
              "created_at",
              AT,
              "updated_at",
              AT));
    }
    put(tables, "chat-sessions", sessions);
    put(tables, "chat-messages", all);
  }

  private static Map<String, AttributeValue> item(Object[] owner, Object... attributes) {
    Map<String, AttributeValue> item = GenuineTables.item(attributes);
    item.putAll(GenuineTables.item(owner));
    return item;
  }

  private static void put(
      GenuineTables tables, String table, List<Map<String, AttributeValue>> items) {
    for (int first = 0; first < items.size(); first += Table.MAX_BATCH_WRITE) {
      int last = Math.min(first + Table.MAX_BATCH_WRITE, items.size());
      List<WriteRequest> puts =
          items.subList(first, last).stream().map(item -> BulkRequests.put(item)).toList();
      tables.client.batchWriteItem(
          request -> request.requestItems(Map.of(tables.prefix + table, puts)));
    }
  }
}
