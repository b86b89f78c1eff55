package io.gantry.store.document;

import io.gantry.common.ListPosition;
import io.gantry.common.OwnedRecord;
import io.gantry.store.Keyset;
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

  private KindLists() {}

  /**
   * A record and its place in a list. Mostly that is the one its time says; a row whose time is
   * spelled in another way stands where the index has it, or a page that ends on it would lose what
   * lies between the two.
   */
  record Placed<T>(T record, ListPosition place) {

    static <T extends OwnedRecord<T>> Placed<T> byTime(T record) {
      return new Placed<>(record, ListPosition.of(record));
    }

    private boolean isBehind(Optional<List<String>> start, boolean descending) {
      if (start.isEmpty()) {
        return true;
      }
      int order = place.compareTo(ListPosition.ofParts(start.get()));
      return descending ? order < 0 : order > 0;
    }
  }

  static <T extends OwnedRecord<T>> Keyset.Reader<Placed<T>> reader(
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
  static <T extends OwnedRecord<T>> Keyset.Reader<Placed<T>> ofAll(
      Supplier<List<T>> records, boolean descending) {
    Comparator<Placed<T>> order = order(descending);
    List<Placed<T>> sorted = new ArrayList<>();
    return (start, size) -> {
      if (sorted.isEmpty()) {
        records.get().forEach(record -> sorted.add(Placed.byTime(record)));
        sorted.sort(order);
      }
      return sorted.stream()
          .filter(record -> record.isBehind(start, descending))
          .limit(size)
          .toList();
    };
  }

  static <T> Comparator<Placed<T>> order(boolean descending) {
    Comparator<Placed<T>> order = Comparator.comparing(Placed::place);
    return descending ? order.reversed() : order;
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
      implements Keyset.Reader<Placed<T>> {

    @Override
    public List<Placed<T>> read(Optional<List<String>> start, int size) {
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
      KindSecond second = KindSecond.of(ListPosition.ofParts(position).at());
      return descending ? second.after() : second.from();
    }

    /** Collects records until there are enough of them, and their last second is complete. */
    private final class Seconds {

      private final Optional<List<String>> start;
      private final int size;
      private final List<Placed<T>> found = new ArrayList<>();
      private final List<Placed<T>> group = new ArrayList<>();
      private @Nullable KindSecond second;

      Seconds(Optional<List<String>> start, int size) {
        this.start = start;
        this.size = size;
      }

      boolean take(KindRow row, String time) {
        KindSecond next = KindSecond.of(time);
        if (!next.equals(second)) {
          endSecond();
          second = next;
        }
        if (found.size() >= size) {
          return false;
        }
        if (KindDocuments.isLive(row)) {
          T record = mapping.toRecord(row, ownerId);
          group.add(new Placed<>(record, next.place(record)));
        }
        return true;
      }

      private void endSecond() {
        group.stream()
            .filter(record -> record.isBehind(start, descending))
            .sorted(order(descending))
            .forEach(found::add);
        group.clear();
      }

      List<Placed<T>> all() {
        endSecond();
        return found.subList(0, Math.min(size, found.size()));
      }
    }
  }
}
