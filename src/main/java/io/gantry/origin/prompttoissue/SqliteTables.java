package io.gantry.origin.prompttoissue;

import io.gantry.store.foreign.ForeignLook;
import io.gantry.store.foreign.ForeignRow;
import io.gantry.store.foreign.ForeignTable;
import io.gantry.store.foreign.ForeignTables;
import io.gantry.store.foreign.ForeignValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The file of SQLite of the first age: a table for each kind, columns in snake_case. */
record SqliteTables() implements Layout {

  private static final String SETTINGS = "user_settings";
  private static final String MESSAGES = "messages";

  private static final Map<String, RowKind> KINDS =
      Map.of(
          "users",
          RowKind.USER,
          SETTINGS,
          RowKind.SETTINGS,
          "provider_configs",
          RowKind.PROVIDER_CONFIG,
          "conversations",
          RowKind.CONVERSATION,
          MESSAGES,
          RowKind.MESSAGE,
          "tickets",
          RowKind.TICKET);

  /** What tells the tables from those of other programs with the same names. */
  private static final Map<String, Set<String>> COLUMNS =
      Map.of(
          "users",
          Set.of("id", "email", "username", "is_active", "last_login"),
          "conversations",
          Set.of("id", "user_id", "mode", "share_id", "last_message_at"),
          MESSAGES,
          Set.of("id", "conversation_id", "role", "content", "mode", "metadata"));

  /** What tells whose a row is, or which it is; bytes do not. */
  private static final List<String> KEYS = List.of("id", "user_id", "conversation_id");

  /** The migrations that the program keeps account of. */
  private static final String MIGRATIONS = "__drizzle_migrations";

  /** Whether the tables are those of the program. */
  static boolean areIn(ForeignTables tables) {
    List<ForeignTable> all = tables.tables();
    return COLUMNS.entrySet().stream()
        .allMatch(
            wanted ->
                all.stream()
                    .anyMatch(
                        table ->
                            table.name().equals(wanted.getKey())
                                && table.columns().containsAll(wanted.getValue())
                                && !table.columns().contains("tenant_id")));
  }

  @Override
  public List<ForeignLook> looks(RowKind kind) {
    return KINDS.entrySet().stream()
        .filter(table -> table.getValue() == kind || holdsKeys(table.getKey(), kind))
        .map(table -> look(table.getKey()))
        .sorted((one, other) -> one.table().compareTo(other.table()))
        .toList();
  }

  private static boolean holdsKeys(String table, RowKind kind) {
    return kind == RowKind.PROVIDER_CONFIG && table.equals(SETTINGS);
  }

  private static ForeignLook look(String table) {
    return table.equals(MESSAGES)
        ? ForeignLook.at(table).orderedBy("conversation_id", "created_at", "id")
        : ForeignLook.at(table);
  }

  @Override
  public List<ForeignLook> everything() {
    return Stream.of("users", SETTINGS, "provider_configs", "conversations", MESSAGES, "tickets")
        .map(SqliteTables::look)
        .toList();
  }

  @Override
  public RowKind keeper(String table) {
    return KINDS.getOrDefault(table, RowKind.USER);
  }

  @Override
  public Optional<Item> item(String table, ForeignRow row) {
    if (KEYS.stream().map(row.values()::get).anyMatch(ForeignValue.Other.class::isInstance)) {
      return Optional.empty();
    }
    RowKind kind = keeper(table);
    String id = text(row.values().get("id"));
    String user = text(row.values().get("user_id"));
    String conversation = text(row.values().get("conversation_id"));
    String time = text(row.values().get("created_at"));
    Item item =
        switch (kind) {
          case SETTINGS -> new Item(kind, user, user, null);
          case CONVERSATION, PROVIDER_CONFIG -> new Item(kind, user, id, null);
          case TICKET -> new Item(kind, conversation, id, null);
          case MESSAGE -> new Item(kind, conversation, id, time);
          case USER -> new Item(kind, "", id, null);
        };
    return Optional.of(item).filter(found -> !found.id().isEmpty());
  }

  /** SQLite keeps a number as text or as a number, as it was given. */
  private static String text(@Nullable ForeignValue value) {
    if (value instanceof ForeignValue.Text text) {
      return text.value();
    }
    return value instanceof ForeignValue.Number number ? number.value().toPlainString() : "";
  }

  @Override
  public String column(RowKind kind, String component) {
    return kind == RowKind.TICKET && component.equals("ticketType")
        ? "type"
        : component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> own(RowKind kind) {
    return kind == RowKind.SETTINGS ? List.of("userId") : List.of("id", "userId", "conversationId");
  }

  @Override
  public List<ForeignTable> strange(List<ForeignTable> all) {
    return all.stream()
        .filter(table -> !KINDS.containsKey(table.name()) && !table.name().equals(MIGRATIONS))
        .toList();
  }
}
