package io.gantry.origin.prompttoissue;

import static java.util.Objects.requireNonNull;

import io.gantry.store.foreign.ForeignLook;
import io.gantry.store.foreign.ForeignRow;
import io.gantry.store.foreign.ForeignTable;
import io.gantry.store.foreign.ForeignTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one table of DynamoDB: what an item is stands in PK, SK and type. */
record SingleTable(String table) implements Layout {

  static final String HASH = "PK";
  static final String RANGE = "SK";

  private static final String TYPE = "type";
  private static final String USER = "USER#";
  private static final String CONVERSATION = "CONV#";
  private static final String MESSAGE = "MSG#";
  private static final String TICKET = "TICKET#";
  private static final String PROVIDER = "PROVIDER#";

  private static final Map<RowKind, String> TYPES =
      Map.of(
          RowKind.USER, "USER",
          RowKind.SETTINGS, "USER_SETTINGS",
          RowKind.CONVERSATION, "CONVERSATION",
          RowKind.MESSAGE, "MESSAGE",
          RowKind.TICKET, "TICKET",
          RowKind.PROVIDER_CONFIG, "PROVIDER_CONFIG");

  /** Whether the table has the keys that the program gives it. */
  boolean isShaped(ForeignTables tables) {
    return tables.tables().stream()
        .anyMatch(one -> one.name().equals(table) && one.key().equals(List.of(HASH, RANGE)));
  }

  /** Whether the first items are some that the program writes; of an empty table nobody knows. */
  boolean isFilled(ForeignTables tables) {
    return isShaped(tables)
        && tables.read(ForeignLook.at(table), Optional.empty()).rows().stream()
            .anyMatch(row -> row.text(TYPE).isPresent() && item(table, row).isPresent());
  }

  @Override
  public List<ForeignLook> looks(RowKind kind) {
    requireNonNull(kind, "kind");
    return everything();
  }

  @Override
  public List<ForeignLook> everything() {
    return List.of(ForeignLook.at(table));
  }

  @Override
  public RowKind keeper(String any) {
    return RowKind.USER;
  }

  @Override
  public Optional<Item> item(String any, ForeignRow row) {
    String hash = row.text(HASH).orElse("");
    String range = row.text(RANGE).orElse("");
    Optional<Item> item = Optional.empty();
    if (hash.startsWith(USER)) {
      item = ofUser(hash.substring(USER.length()), range, row);
    } else if (hash.startsWith(CONVERSATION)) {
      item = ofConversation(hash.substring(CONVERSATION.length()), range);
    }
    return item.filter(found -> isOfType(found.kind(), row));
  }

  /** An item without a type is what its key says. */
  private static boolean isOfType(RowKind kind, ForeignRow row) {
    return !row.values().containsKey(TYPE)
        || row.text(TYPE).filter(TYPES.getOrDefault(kind, "")::equals).isPresent();
  }

  private static Optional<Item> ofUser(String user, String range, ForeignRow row) {
    if (range.equals("PROFILE")) {
      return Optional.of(new Item(RowKind.USER, "", user, null));
    }
    if (range.equals("SETTINGS")) {
      return Optional.of(new Item(RowKind.SETTINGS, user, user, null));
    }
    if (range.startsWith(PROVIDER)) {
      String id = row.text("id").orElse(user + "-" + range.substring(PROVIDER.length()));
      return Optional.of(new Item(RowKind.PROVIDER_CONFIG, user, id, null));
    }
    return range.startsWith(CONVERSATION)
        ? timed(RowKind.CONVERSATION, user, range.substring(CONVERSATION.length()))
        : Optional.empty();
  }

  private static Optional<Item> ofConversation(String conversation, String range) {
    if (range.startsWith(MESSAGE)) {
      return timed(RowKind.MESSAGE, conversation, range.substring(MESSAGE.length()));
    }
    return range.startsWith(TICKET)
        ? Optional.of(
            new Item(RowKind.TICKET, conversation, range.substring(TICKET.length()), null))
        : Optional.empty();
  }

  /** A time and an id, which has no such sign in it. */
  private static Optional<Item> timed(RowKind kind, String parent, String rest) {
    int end = rest.lastIndexOf('#');
    return end < 0
        ? Optional.empty()
        : Optional.of(new Item(kind, parent, rest.substring(end + 1), rest.substring(0, end)));
  }

  @Override
  public String column(RowKind kind, String component) {
    return component;
  }

  @Override
  public List<String> own(RowKind kind) {
    return List.of(HASH, RANGE, TYPE, "GSI1PK", "GSI1SK", "id", "userId", "conversationId");
  }

  @Override
  public List<ForeignTable> strange(List<ForeignTable> all) {
    return List.of();
  }
}
