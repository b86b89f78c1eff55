package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.common.InvalidValueException;
import io.gantry.common.Text;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.RecordKey;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the records of rows that were read in order. */
final class BatchOfRows {

  private final BulkTable<?, ?> table;
  private final int tenantPlace;
  private final int[] keyPlaces;
  private final int[] orderPlaces;
  private final List<BulkRecord> records = new ArrayList<>();
  private final List<BulkRemark> remarks = new ArrayList<>();
  private RowTable.@Nullable Values last;
  private @Nullable TenantId tenant;
  private int rows;
  private long size;

  BatchOfRows(BulkTable<?, ?> table) {
    this.table = table;
    this.tenantPlace = table.rows().place(table.key().get(0));
    this.keyPlaces = places(table.ownKey());
    this.orderPlaces = places(table.order());
  }

  private int[] places(List<String> columns) {
    return columns.stream().mapToInt(table.rows()::place).toArray();
  }

  /**
   * @param length how much of a batch the row takes
   */
  void add(RowTable.Values values, long length) {
    rows++;
    size += length;
    last = values;
    try {
      values.requireSound();
      records.add(new BulkRecord(tenant(values), key(values), table.take(values)));
    } catch (IllegalArgumentException unfit) {
      remarks.add(unreadable(values, unfit));
    }
  }

  private BulkRemark unreadable(RowTable.Values values, IllegalArgumentException unfit) {
    return new BulkRemark(
        tenantIfAny(values),
        key(values),
        BulkRemark.Oddity.UNREADABLE,
        String.valueOf(unfit.getMessage()));
  }

  private @Nullable TenantId tenantIfAny(RowTable.Values values) {
    try {
      return tenant(values);
    } catch (InvalidValueException none) {
      return null;
    }
  }

  /** Neighbours are mostly of one tenant. */
  private TenantId tenant(RowTable.Values values) {
    String id = requireNonNull(values.text(tenantPlace), "tenant");
    TenantId before = tenant;
    if (before != null && before.value().equals(id)) {
      return before;
    }
    TenantId found = tenant(id);
    tenant = found;
    return found;
  }

  private TenantId tenant(String id) {
    try {
      return new TenantId(id);
    } catch (InvalidValueException none) {
      throw new InvalidValueException(table.key().get(0) + " " + Text.shownId(id), none.rule());
    }
  }

  private RecordKey key(RowTable.Values values) {
    return new RecordKey(table.kind(), texts(values, keyPlaces));
  }

  private static List<String> texts(RowTable.Values values, int[] places) {
    String[] texts = new String[places.length];
    for (int index = 0; index < places.length; index++) {
      texts[index] = requireNonNull(values.text(places[index]), "key");
    }
    return List.of(texts);
  }

  boolean isFull() {
    return (free() <= 0 || size >= BulkBatch.ENOUGH_CHARACTERS) && isPlace();
  }

  /** Whether a reading can go on behind the last row: what is no text is found nowhere. */
  private boolean isPlace() {
    RowTable.Values end = last;
    return end == null || Arrays.stream(orderPlaces).allMatch(end::isSound);
  }

  /** How many more rows may come. */
  int free() {
    return BulkBatch.MAX_RECORDS - rows;
  }

  /** How much more may come before it is enough. */
  long room() {
    return BulkBatch.ENOUGH_CHARACTERS - size;
  }

  /**
   * @param ended whether no row follows in the range
   */
  BulkBatch batch(boolean ended) {
    RowTable.Values end = last;
    return new BulkBatch(
        records,
        remarks,
        ended || end == null ? null : new BulkPlace(texts(end, orderPlaces)).toText());
  }
}
