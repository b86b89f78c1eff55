package io.gantry.store.relational;

import io.gantry.store.BulkRange;
import io.gantry.store.EntityKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of a table between two places.
 *
 * @param after where it begins; null at the first record
 * @param upTo where it ends; null at the last record
 */
record BulkSpan(@Nullable BulkPlace after, @Nullable BulkPlace upTo) {

  private static final String BETWEEN = ";";

  /** The spans between the places, which are in order. */
  static List<BulkRange> ranges(EntityKind kind, List<BulkPlace> cuts) {
    List<BulkRange> ranges = new ArrayList<>();
    BulkPlace after = null;
    for (BulkPlace cut : cuts) {
      ranges.add(new BulkSpan(after, cut).range(kind));
      after = cut;
    }
    ranges.add(new BulkSpan(after, null).range(kind));
    return ranges;
  }

  /**
   * What is left of the range behind the place.
   *
   * @throws IllegalArgumentException when the range or the place is not one of this store
   */
  static BulkSpan of(BulkRange range, Optional<String> after, BulkTable<?, ?> table) {
    String[] ends = range.bounds().split(BETWEEN, -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("This is no range of the store");
    }
    return new BulkSpan(
        place(after.orElse(ends[0]), table.order().size()), place(ends[1], table.cut().size()));
  }

  private static @Nullable BulkPlace place(String text, int columns) {
    return text.isEmpty() ? null : BulkPlace.ofText(text, columns);
  }

  private BulkRange range(EntityKind kind) {
    return new BulkRange(kind, text(after) + BETWEEN + text(upTo));
  }

  private static String text(@Nullable BulkPlace place) {
    return place == null ? "" : place.toText();
  }

  /** The span behind a place of it. */
  BulkSpan behind(BulkPlace place) {
    return new BulkSpan(place, upTo);
  }

  /** Whether it may hold records of the tenant. */
  boolean concerns(String tenant) {
    boolean begun = after == null || compare(tenant, after) >= 0;
    boolean ended = upTo != null && compare(tenant, upTo) > 0;
    return begun && !ended;
  }

  /** Ids of tenants are ASCII: all orders of them are the same. */
  private static int compare(String tenant, BulkPlace place) {
    return tenant.compareTo(place.values().get(0));
  }

  /** The condition that its records meet, with a parameter for each value of its ends. */
  String condition(List<String> order) {
    List<String> conditions = new ArrayList<>();
    if (after != null) {
      conditions.add(comparison(order, ">", after));
    }
    if (upTo != null) {
      conditions.add(comparison(order, "<=", upTo));
    }
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  private static String comparison(List<String> order, String sign, BulkPlace place) {
    int size = place.values().size();
    String columns = String.join(", ", order.subList(0, size));
    String parameters = String.join(", ", Collections.nCopies(size, "?"));
    return "(" + columns + ") " + sign + " (" + parameters + ")";
  }

  /** The values of the parameters of {@link #condition}. */
  List<String> parameters() {
    List<String> parameters = new ArrayList<>();
    if (after != null) {
      parameters.addAll(after.values());
    }
    if (upTo != null) {
      parameters.addAll(upTo.values());
    }
    return parameters;
  }
}
