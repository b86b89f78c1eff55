package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fake.RecordCopy;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkLoad.Into;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.Store;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** What a test of bulk work has to work with: an empty store. */
abstract class BulkScene {

  static final String ANN = Scene.ANN;

  static final BulkLoad EMPTY = new BulkLoad("load-1", Into.EMPTY);
  static final BulkLoad FILLED = new BulkLoad("load-1", Into.FILLED);

  /** A list that does not end is a fault, not a hang. */
  private static final int MOST_BATCHES = 10_000;

  private final StoreSuite suite;

  BulkScene(StoreSuite suite) {
    this.suite = suite;
  }

  @BeforeEach
  final void emptyTheStore() {
    store().administration().clear(StoreSuite.ACCESS);
  }

  final Store store() {
    return suite.store();
  }

  final Shape shape() {
    return suite.shape();
  }

  /** The records that tests load. */
  final BulkWorld world() {
    return new BulkWorld(shape().version());
  }

  /** The tenant that most tests use. */
  final TenantId tenant() {
    return TenantId.DEFAULT;
  }

  final Workspace workspace() {
    return store().workspace(tenant());
  }

  final BulkReader reader() {
    return store().bulkReader(StoreSuite.ACCESS);
  }

  final BulkWriter writer(BulkLoad load) {
    return store().bulkWriter(StoreSuite.ACCESS, load);
  }

  /** Stores the records in batches of one kind, and completes the load. */
  final void load(BulkLoad load, List<BulkRecord> records) {
    try (BulkWriter writer = writer(load)) {
      BulkWorld.batches(records, 500).forEach(batch -> writer.write(batch, Map.of()));
      writer.complete();
    }
  }

  final void load(List<BulkRecord> records) {
    load(EMPTY, records);
  }

  /** Every record of the store. */
  final List<BulkRecord> all() {
    List<BulkRecord> all = new ArrayList<>();
    try (BulkReader reader = reader()) {
      for (EntityKind kind : reader.kinds()) {
        reader.ranges(kind, 3).forEach(range -> all.addAll(records(reader, range)));
      }
    }
    return all;
  }

  /** The records of a kind, read as one range. */
  final List<BulkRecord> all(EntityKind kind) {
    List<BulkRecord> all = new ArrayList<>();
    try (BulkReader reader = reader()) {
      reader.ranges(kind, 1).forEach(range -> all.addAll(records(reader, range)));
    }
    return all;
  }

  static List<BulkRecord> records(BulkReader reader, BulkRange range) {
    return batches(reader, range, Optional.empty()).stream()
        .flatMap(batch -> batch.records().stream())
        .toList();
  }

  /** The batches of a range behind a place. */
  static List<BulkBatch> batches(BulkReader reader, BulkRange range, Optional<String> place) {
    List<BulkBatch> batches = new ArrayList<>();
    Optional<String> after = place;
    do {
      BulkBatch batch = reader.read(range, after);
      batches.add(batch);
      after = batch.following();
    } while (after.isPresent() && batches.size() < MOST_BATCHES);
    assertThat(batches).hasSizeLessThan(MOST_BATCHES);
    return batches;
  }

  /** Demands that the store holds these records and no others, each of them once. */
  final void assertHolds(List<BulkRecord> expected) {
    assertSame(expected, all());
  }

  final void assertSame(List<BulkRecord> expected, List<BulkRecord> found) {
    Map<Object, BulkRecord> wanted = byKey(expected);
    assertThat(found).as("records").hasSameSizeAs(byKey(found).keySet());
    assertThat(byKey(found).keySet()).as("keys").isEqualTo(wanted.keySet());
    for (BulkRecord record : found) {
      assertThat(record.key()).isEqualTo(BulkRecord.of(record.tenant(), record.value()).key());
      Object given = wanted.get(List.of(record.tenant(), record.key())).value();
      assertThat(comparable(record.value()))
          .as(record.key().toString())
          .isEqualTo(comparable(given));
    }
  }

  private static Map<Object, BulkRecord> byKey(List<BulkRecord> records) {
    Map<Object, BulkRecord> byKey = new HashMap<>();
    records.forEach(record -> byKey.put(List.of(record.tenant(), record.key()), record));
    return byKey;
  }

  /** The record; where revisions are made from content, without its revision. */
  private Object comparable(Object value) {
    return shape().countsRevisions() ? value : RecordCopy.with(value, "revision", 1L);
  }

  static BulkRecord record(TenantId tenant, Object value) {
    return BulkRecord.of(tenant, value);
  }
}
