package io.gantry.store.document;

import io.gantry.common.ListPosition;
import io.gantry.common.OwnedRecord;
import io.gantry.store.Keyset;
import io.gantry.store.jaaz.JaazTimes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The lists of versions 5 and 6 in the order of the contract: by instant, then id. Version 5 has no
 * key to list by and reads the whole table. Version 6 reads the index of the user, which orders by
 * the text of the time: records of one second are read together and put in order here, so that
 * equal times, and times with fewer digits, stand where they belong.
 */
final class KindLists {

  /** {@code 2025-06-02T11:39:52}: what all spellings of one second in UTC begin with. */
  private static final int SECOND = 19;

  /** Follows every character of a time in the order of ASCII. */
  private static final String BEHIND = "~";

  private KindLists() {}

  static <T extends OwnedRecord<T>> Keyset.Reader<T> reader(
      KindDocuments documents, KindMapping<T> mapping, String ownerId, boolean descending) {
    boolean byText =
        documents.byUser()
            && mapping.table().userIndex().key().sort() != null
            && mapping.table().userIndex().key().sort().type() == ScalarAttributeType.S;
    return byText
        ? new BySecond<>(documents, mapping, ownerId, descending)
        : ofAll(() -> all(documents, mapping, ownerId), descending);
  }

  /** Of records that are all in memory. */
  static <T extends OwnedRecord<T>> Keyset.Reader<T> ofAll(
      Supplier<List<T>> records, boolean descending) {
    Comparator<T> order = order(descending);
    List<T> sorted = new ArrayList<>();
    return (start, size) -> {
      if (sorted.isEmpty()) {
        sorted.addAll(records.get());
        sorted.sort(order);
      }
      return sorted.stream()
          .filter(record -> isBehind(record, start, descending))
          .limit(size)
          .toList();
    };
  }

  static <T extends OwnedRecord<T>> Comparator<T> order(boolean descending) {
    Comparator<T> order = Comparator.comparing(ListPosition::of);
    return descending ? order.reversed() : order;
  }

  private static boolean isBehind(
      OwnedRecord<?> record, Optional<List<String>> start, boolean descending) {
    if (start.isEmpty()) {
      return true;
    }
    int place = ListPosition.of(record).compareTo(ListPosition.ofParts(start.get()));
    return descending ? place < 0 : place > 0;
  }

  /** All that the owner has of a kind, by a Scan in version 5. */
  static <T extends OwnedRecord<T>> List<T> all(
      KindDocuments documents, KindMapping<T> mapping, String ownerId) {
    List<T> records = new ArrayList<>();
    if (documents.byUser()) {
      KindQuery query = KindQuery.ofIndex(mapping.table(), mapping.table().userIndex(), ownerId);
      documents.requests().query(query).stream()
          .filter(KindDocuments::isLive)
          .forEach(row -> records.add(mapping.toRecord(row, ownerId)));
    } else {
      documents
          .requests()
          .scan(
              mapping.table(),
              List.of(),
              row -> {
                if (KindDocuments.isLive(row)) {
                  records.add(mapping.toRecord(row, ownerId));
                }
              });
    }
    return records;
  }

  /** Reads the index of a user, second after second. */
  private record BySecond<T extends OwnedRecord<T>>(
      KindDocuments documents, KindMapping<T> mapping, String ownerId, boolean descending)
      implements Keyset.Reader<T> {

    @Override
    public List<T> read(Optional<List<String>> start, int size) {
      TableSpec.IndexSpec index = mapping.table().userIndex();
      String sort = index.key().toSchema().get(1).attributeName();
      KindQuery query =
          KindQuery.ofIndex(mapping.table(), index, ownerId)
              .inOrder(!descending)
              .from(sort, start.map(this::bound).orElse(null))
              .atMost(size + 1);
      Seconds seconds = new Seconds(start, size);
      documents.requests().query(query, List.of(), row -> seconds.take(row, row.required(sort)));
      return seconds.all();
    }

    private @Nullable String bound(List<String> position) {
      String text = JaazTimes.ofDynamoDb(ListPosition.ofParts(position).at());
      return text.substring(0, SECOND) + (descending ? BEHIND : "");
    }

    /** Collects records until there are enough of them, and their last second is complete. */
    private final class Seconds {

      private final Optional<List<String>> start;
      private final int size;
      private final List<T> found = new ArrayList<>();
      private final List<T> second = new ArrayList<>();
      private String name = "";

      Seconds(Optional<List<String>> start, int size) {
        this.start = start;
        this.size = size;
      }

      boolean take(KindRow row, String time) {
        String next = time.substring(0, Math.min(SECOND, time.length()));
        if (!next.equals(name)) {
          endSecond();
          name = next;
        }
        if (found.size() >= size) {
          return false;
        }
        if (KindDocuments.isLive(row)) {
          second.add(mapping.toRecord(row, ownerId));
        }
        return true;
      }

      private void endSecond() {
        second.stream()
            .filter(record -> isBehind(record, start, descending))
            .sorted(order(descending))
            .forEach(found::add);
        second.clear();
      }

      List<T> all() {
        endSecond();
        return found.subList(0, Math.min(size, found.size()));
      }
    }
  }
}
