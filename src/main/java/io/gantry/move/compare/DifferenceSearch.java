package io.gantry.move.compare;

import io.gantry.move.compare.Difference.Sort;
import io.gantry.move.compare.Workers.Work;
import io.gantry.move.digest.FieldValue;
import io.gantry.move.digest.RecordDigest;
import io.gantry.move.digest.RecordDigester;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Names what differs in the leaves of one kind that differ. Both sides are read again: once or more
 * to find the keys, as many at a time as fit into memory, and once to see the records.
 */
final class DifferenceSearch {

  /** At some 300 bytes each, the greatest part of the memory that a comparison may take. */
  private static final int MOST_KEYS = 100_000;

  private final Context context;
  private final Side source;
  private final Side target;
  private final EntityKind kind;
  private final TenantShare share;
  private final Map<TenantId, BitSet> leaves;

  DifferenceSearch(
      Context context,
      Side source,
      Side target,
      EntityKind kind,
      TenantShare share,
      Map<TenantId, BitSet> leaves) {
    this.context = context;
    this.source = source;
    this.target = target;
    this.kind = kind;
    this.share = share;
    this.leaves = leaves;
  }

  /** A key of a tenant. */
  private record Place(TenantId tenant, RecordDigest.Id id) {}

  /** What is seen of a record that differs. */
  private static final class Sight {
    final Sort sort;
    @Nullable RecordKey key;
    @Nullable List<FieldValue> source;
    @Nullable List<FieldValue> target;

    Sight(Sort sort) {
      this.sort = sort;
    }
  }

  /** What was found, and whether it is all. */
  record Found(List<Difference> differences, boolean isComplete) {}

  /**
   * @param records how many records of both sides lie in the leaves
   * @param most the most differences that are named
   */
  Found search(long records, int most) {
    if (most == 0) {
      return new Found(List.of(), false);
    }
    int parts = (int) Math.min(Integer.MAX_VALUE, 1 + records / MOST_KEYS);
    Map<Place, Sight> sights = new HashMap<>();
    boolean isComplete = true;
    for (int part = 0; part < parts && isComplete; part++) {
      isComplete = findKeys(parts, part, most, sights);
    }
    see(sights);
    return new Found(named(sights), isComplete);
  }

  /** False when there are more than may be named. */
  private boolean findKeys(int parts, int part, int most, Map<Place, Sight> sights) {
    Map<Place, Suspect> suspects = new HashMap<>();
    readBoth(
        (isSource, seen) -> {
          if (seen.digest().part(parts) == part) {
            synchronized (suspects) {
              suspects
                  .computeIfAbsent(seen.place(), absent -> new Suspect())
                  .add(isSource, seen.digest());
            }
          }
        });
    boolean revisions = context.options().revisions();
    for (Map.Entry<Place, Suspect> suspect : suspects.entrySet()) {
      Optional<Sort> sort = suspect.getValue().sort(revisions);
      if (sort.isPresent()) {
        if (sights.size() == most) {
          return false;
        }
        sights.put(suspect.getKey(), new Sight(sort.get()));
      }
    }
    return true;
  }

  private void see(Map<Place, Sight> sights) {
    readBoth(
        (isSource, seen) -> {
          Sight sight = sights.get(seen.place());
          if (sight != null) {
            List<FieldValue> fields = FieldValue.of(seen.record().value());
            synchronized (sight) {
              sight.key = seen.record().key();
              if (isSource) {
                sight.source = fields;
              } else {
                sight.target = fields;
              }
            }
          }
        });
  }

  /** A record in one of the leaves. */
  private record Seen(BulkRecord record, RecordDigest digest) {

    Place place() {
      return new Place(record.tenant(), digest.id());
    }
  }

  /** Gives all records in the leaves, of both sides, by many threads. */
  private void readBoth(BiConsumer<Boolean, Seen> sink) {
    context.run(
        works(source, seen -> sink.accept(true, seen)),
        works(target, seen -> sink.accept(false, seen)));
  }

  private List<Work> works(Side side, Consumer<Seen> sink) {
    return context.ranges(side, kind).stream()
        .<Work>map(
            range ->
                stopped -> {
                  RecordDigester digester = new RecordDigester();
                  RangeReading.read(
                      side,
                      share,
                      range,
                      Optional.empty(),
                      stopped,
                      (records, read, next) -> {
                        give(digester, records, sink);
                        context.looked(kind, 0, 0);
                      });
                })
        .toList();
  }

  private void give(RecordDigester digester, List<BulkRecord> records, Consumer<Seen> sink) {
    for (BulkRecord record : records) {
      BitSet wanted = leaves.get(record.tenant());
      if (wanted != null) {
        RecordDigest digest = digester.digest(record);
        if (wanted.get(digest.leaf())) {
          sink.accept(new Seen(record, digest));
        }
      }
    }
  }

  private List<Difference> named(Map<Place, Sight> sights) {
    List<Difference> differences = new ArrayList<>();
    sights.forEach(
        (place, sight) -> {
          if (sight.key != null) {
            differences.add(
                new Difference(
                    sight.sort,
                    place.tenant(),
                    sight.key,
                    FieldDifferences.of(
                        sight.source, sight.target, context.options().revisions())));
          }
        });
    differences.sort(
        Comparator.comparing((Difference difference) -> difference.tenant().value())
            .thenComparing(difference -> String.join("\u0000", difference.key().parts())));
    return differences;
  }
}
