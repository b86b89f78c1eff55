package io.gantry.origin.prompttoissue;

import io.gantry.common.InvalidValueException;
import io.gantry.common.Text;
import io.gantry.move.TextSet;
import io.gantry.store.foreign.ForeignLook;
import io.gantry.store.foreign.ForeignPage;
import io.gantry.store.foreign.ForeignRow;
import io.gantry.store.foreign.ForeignTables;
import io.gantry.store.jaaz.JaazTimes;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of all rows before one becomes a record: whose each conversation is and what
 * is in it, who is there, and which ids come twice. One pass over everything; keeps about 200 bytes
 * of each conversation and user and, outside the heap, a hash of each row.
 */
final class Survey {

  /** Who gets what nobody knows the owner of. */
  static final String ORPHANS = "prompt-to-issue-orphans";

  private final Map<String, Thread> threads = new HashMap<>();
  private final Map<String, Remainder> users = new HashMap<>();
  private final Map<String, String> settings = new HashMap<>();
  private final Set<String> owners = new HashSet<>();
  private final TextSet seen = new TextSet();
  private final Set<List<String>> twice = new HashSet<>();

  /** A conversation, or what is left of one. */
  static final class Thread {

    private @Nullable String owner;
    private long messages;
    private long tickets;
    private @Nullable Instant first;
    private @Nullable Instant last;

    boolean isOrphan() {
      return owner == null;
    }

    long messages() {
      return messages;
    }

    long tickets() {
      return tickets;
    }

    Optional<Instant> first() {
      return Optional.ofNullable(first);
    }

    Optional<Instant> last() {
      return Optional.ofNullable(last);
    }

    private void add(Item item, Instant created) {
      messages += item.kind() == RowKind.MESSAGE ? 1 : 0;
      tickets += item.kind() == RowKind.TICKET ? 1 : 0;
      first = first == null || created.isBefore(first) ? created : first;
      boolean isLater = last == null || created.isAfter(last);
      last = item.kind() == RowKind.MESSAGE && isLater ? created : last;
    }
  }

  /**
   * What a user has that the record of a user has no component for.
   *
   * @param json an object; null when there is nothing
   */
  record Remainder(@Nullable String json, Instant created) {}

  private Survey() {}

  static Survey of(ForeignTables tables, Layout layout) {
    Survey survey = new Survey();
    for (ForeignLook look : layout.everything()) {
      Optional<String> place = Optional.empty();
      do {
        ForeignPage page = tables.read(look, place);
        for (ForeignRow row : page.rows()) {
          layout.item(look.table(), row).ifPresent(item -> survey.add(item, row, layout));
        }
        place = page.following();
      } while (place.isPresent());
    }
    return survey;
  }

  private void add(Item item, ForeignRow row, Layout layout) {
    List<String> key = key(item);
    if (item.kind() != RowKind.SETTINGS && !seen.add(key.toArray(String[]::new))) {
      twice.add(key);
    }
    RecordMaking making = new RecordMaking(item, row, layout, any -> {});
    switch (item.kind()) {
      case USER -> users.put(item.id(), remainder(making));
      case CONVERSATION -> {
        threads.computeIfAbsent(item.id(), id -> new Thread()).owner = own(item.parent());
      }
      case MESSAGE, TICKET ->
          threads.computeIfAbsent(item.parent(), id -> new Thread()).add(item, making.createdAt());
      case SETTINGS -> {
        own(item.parent());
        settings.putIfAbsent(item.id(), making.rowId());
      }
      case PROVIDER_CONFIG -> own(item.parent());
    }
  }

  /** Whoever makes the record of a user says what is wrong with it. */
  private static Remainder remainder(RecordMaking making) {
    try {
      return making.remainder();
    } catch (InvalidValueException unfit) {
      return new Remainder(null, JaazTimes.UNKNOWN);
    }
  }

  private static List<String> key(Item item) {
    return Stream.concat(Stream.of(item.kind().name()), item.key().parts().stream()).toList();
  }

  private String own(String user) {
    String owner = ownerId(user);
    owners.add(owner);
    return owner;
  }

  private static String ownerId(String user) {
    return Text.isId(user) ? user : ORPHANS;
  }

  /** The owner of what belongs to a user, who is there or made up. */
  String ownerOf(String user) {
    return ownerId(user);
  }

  /** The owner of what belongs to a conversation, which is there or made up. */
  String ownerOfConversation(String id) {
    String owner = thread(id).owner;
    return owner == null ? ORPHANS : owner;
  }

  boolean isThere(String user) {
    return users.containsKey(user);
  }

  Thread thread(String conversation) {
    return threads.getOrDefault(conversation, new Thread());
  }

  /** Whether rows share the key of this one, which no two records can. */
  boolean isTwice(Item item) {
    return twice.contains(key(item));
  }

  /** Whether these are the settings of the user that the program finds first. */
  boolean isFirst(Item item, String rowId) {
    return rowId.equals(settings.get(item.id()));
  }

  Optional<Remainder> remainder(String user) {
    return Optional.ofNullable(users.get(user)).filter(found -> found.json() != null);
  }

  /** Users with something to keep, and no settings to keep it in. */
  SortedSet<String> withoutSettings() {
    SortedSet<String> found = new TreeSet<>();
    users.forEach(
        (id, remainder) -> {
          if (remainder.json() != null && !settings.containsKey(id)) {
            found.add(id);
          }
        });
    return found;
  }

  /** Users who own something and have no row. */
  SortedSet<String> missingUsers() {
    SortedSet<String> missing = new TreeSet<>(owners);
    if (!missingConversations().isEmpty()) {
      missing.add(ORPHANS);
    }
    missing.removeAll(users.keySet());
    return missing;
  }

  /** Conversations that messages or tickets name and that have no row. */
  SortedSet<String> missingConversations() {
    SortedSet<String> missing = new TreeSet<>();
    threads.forEach(
        (id, thread) -> {
          if (thread.isOrphan()) {
            missing.add(id);
          }
        });
    return missing;
  }
}
