package io.gantry.fake;

import io.gantry.chat.Message;
import io.gantry.common.Text;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a copy of all records, in the order of their keys; a range is what a hash makes it. */
final class InMemoryBulkReader implements BulkReader {

  private static final int MAX_PARTS = 1_000;

  private static final Comparator<List<String>> ORDER =
      (one, other) -> {
        for (int index = 0; index < Math.min(one.size(), other.size()); index++) {
          int order = Text.compareByCodePoint(one.get(index), other.get(index));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(one.size(), other.size());
      };

  private final Map<EntityKind, NavigableMap<List<String>, BulkRecord>> records =
      new EnumMap<>(EntityKind.class);

  InMemoryBulkReader(SchemaVersion version, Collection<BulkRecord> all) {
    Set<EntityKind> kinds = EnumSet.copyOf(version.kinds());
    kinds.remove(EntityKind.IDEMPOTENT_ANSWER);
    kinds.forEach(kind -> records.put(kind, new TreeMap<>(ORDER)));
    all.forEach(record -> records.get(record.kind()).put(place(record), record));
  }

  private static List<String> place(BulkRecord record) {
    List<String> place = new ArrayList<>(List.of(record.tenant().value()));
    if (record.value() instanceof Message message) {
      place.addAll(List.of(message.conversationId(), message.orderKey()));
    } else {
      place.addAll(record.key().parts());
    }
    return List.copyOf(place);
  }

  @Override
  public Set<EntityKind> kinds() {
    return Set.copyOf(records.keySet());
  }

  @Override
  public boolean isSnapshot() {
    return true;
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    of(kind);
    int most = Math.min(parts, MAX_PARTS);
    return IntStream.range(0, most)
        .mapToObj(part -> new BulkRange(kind, part + "/" + most))
        .toList();
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    NavigableMap<List<String>, BulkRecord> all = of(range.kind());
    Part part = Part.of(range);
    List<BulkRecord> batch = new ArrayList<>();
    long characters = 0;
    @Nullable String next = null;
    for (Map.Entry<List<String>, BulkRecord> entry :
        after
            .<Map<List<String>, BulkRecord>>map(place -> all.tailMap(decoded(place), false))
            .orElse(all)
            .entrySet()) {
      if (!part.has(entry.getKey())) {
        continue;
      }
      boolean isFull = batch.size() == BulkBatch.MAX_RECORDS;
      if (isFull || characters >= BulkBatch.ENOUGH_CHARACTERS) {
        next = encoded(place(batch.get(batch.size() - 1)));
        break;
      }
      batch.add(entry.getValue());
      characters += entry.getValue().value().toString().length();
    }
    return new BulkBatch(batch, List.of(), next);
  }

  private NavigableMap<List<String>, BulkRecord> of(EntityKind kind) {
    if (!records.containsKey(kind)) {
      throw new IllegalArgumentException("There are no " + kind.plural() + " to read");
    }
    return records.get(kind);
  }

  private static String encoded(List<String> place) {
    return place.stream()
        .map(part -> part.getBytes(StandardCharsets.UTF_8))
        .map(Base64.getUrlEncoder()::encodeToString)
        .collect(Collectors.joining("."));
  }

  private static List<String> decoded(String place) {
    return Stream.of(place.split("\\.", -1))
        .map(part -> new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private record Part(int number, int parts) {

    static Part of(BulkRange range) {
      if (!range.bounds().matches("[0-9]{1,4}/[1-9][0-9]{0,3}")) {
        throw new IllegalArgumentException("No range of this store: " + range.bounds());
      }
      int slash = range.bounds().indexOf('/');
      return new Part(
          Integer.parseInt(range.bounds().substring(0, slash)),
          Integer.parseInt(range.bounds().substring(slash + 1)));
    }

    /** The messages of one conversation are in one range: all but the last part decide. */
    boolean has(List<String> place) {
      List<String> deciding = place.size() == 3 ? place.subList(0, 2) : place;
      return Math.floorMod(deciding.hashCode(), parts) == number;
    }
  }
}
