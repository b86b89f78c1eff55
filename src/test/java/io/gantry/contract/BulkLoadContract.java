package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.store.BulkLoad;
import io.gantry.store.BulkLoad.Into;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a load begins, goes on and ends. */
abstract class BulkLoadContract extends BulkScene {

  private static final BulkLoad OTHER = new BulkLoad("load-2", Into.EMPTY);

  BulkLoadContract(StoreSuite suite) {
    super(suite);
  }

  @ParameterizedTest
  @EnumSource(Into.class)
  void theJournalIsThereForALaterWriter(Into into) {
    BulkLoad load = new BulkLoad("load-1", into);
    List<List<BulkRecord>> batches = BulkWorld.batches(world().plain(), 500);
    try (BulkWriter writer = writer(load)) {
      assertThat(writer.journal()).isEmpty();
      writer.write(batches.get(0), Map.of("range/1", "place é\n", "count", "1"));
      writer.note(Map.of("count", "2", "state", "{\"a\": \"" + "x".repeat(20_000) + "\"}"));
    }
    try (BulkWriter writer = writer(load)) {
      assertThat(writer.journal())
          .containsOnlyKeys("range/1", "count", "state")
          .containsEntry("range/1", "place é\n")
          .containsEntry("count", "2");
      assertThat(writer.journal().get("state")).hasSize(20_000 + 9);
    }
  }

  @ParameterizedTest
  @EnumSource(Into.class)
  void aLoadIsTakenUpWhereItWasLeft(Into into) {
    BulkLoad load = new BulkLoad("load-1", into);
    List<List<BulkRecord>> batches = BulkWorld.batches(world().plain(), 3);
    for (List<BulkRecord> batch : batches) {
      try (BulkWriter writer = writer(load)) {
        writer.write(batch, Map.of("last", batch.get(0).key().toString()));
      }
    }
    try (BulkWriter writer = writer(load)) {
      writer.complete();
    }
    assertHolds(world().plain());
  }

  @Test
  void anotherLoadIsRefusedUntilTheFirstIsCompleted() {
    BulkWriter first = writer(EMPTY);
    first.close();
    assertThatExceptionOfType(StoreException.Loading.class)
        .isThrownBy(() -> writer(OTHER))
        .satisfies(refusal -> assertThat(refusal.load()).isEqualTo("load-1"));
    try (BulkWriter again = writer(EMPTY)) {
      again.note(Map.of("a", "b"));
      again.complete();
    }
    try (BulkWriter other = writer(OTHER)) {
      assertThat(other.journal()).isEmpty();
      other.complete();
    }
  }

  @Test
  void anUnfinishedLoadIsNamedUntilItIsCompleted() {
    assertThat(store().administration().unfinishedLoad()).isEmpty();
    try (BulkWriter writer = writer(EMPTY)) {
      assertThat(store().administration().unfinishedLoad()).contains("load-1");
      writer.endLoad();
    }
    assertThat(store().administration().unfinishedLoad()).contains("load-1");
    try (BulkWriter writer = writer(EMPTY)) {
      writer.complete();
      assertThat(store().administration().unfinishedLoad()).isEmpty();
    }
    assertThat(store().administration().unfinishedLoad()).isEmpty();
  }

  @Test
  void theJournalStaysWhenLoadingEndsAndEndsMayComeTwice() {
    try (BulkWriter writer = writer(EMPTY)) {
      for (List<BulkRecord> batch : BulkWorld.batches(world().plain(), 500)) {
        writer.write(batch, Map.of("a", "b"));
      }
      writer.endLoad();
      writer.endLoad();
      assertThat(writer.journal()).containsEntry("a", "b");
    }
    assertHolds(world().plain());
    try (BulkWriter writer = writer(EMPTY)) {
      assertThat(writer.journal()).containsEntry("a", "b");
      writer.complete();
    }
    assertHolds(world().plain());
  }

  @Test
  void equalRecordsWrittenAgainAreLeftAlone() {
    try (BulkWriter writer = writer(FILLED)) {
      for (int time = 0; time < 2; time++) {
        for (List<BulkRecord> batch : BulkWorld.batches(world().plain(), 4)) {
          writer.write(batch, Map.of("time", Integer.toString(time)));
        }
      }
      writer.complete();
    }
    assertHolds(world().plain());
  }

  @Test
  void whatWasThereStaysAndMayBeLoadedBeside() {
    load(world().nasty(tenant()));
    List<BulkRecord> before = all();
    List<BulkRecord> more = new ArrayList<>();
    for (int number = 1; number <= 20; number++) {
      more.add(record(tenant(), Samples.bareConversation("beside " + number, ANN)));
    }
    load(FILLED, more);
    more.addAll(before);
    assertHolds(more);
  }

  @Test
  void batchesAreWrittenSideBySide() {
    List<BulkRecord> records = new ArrayList<>();
    for (int number = 1; number <= 400; number++) {
      records.add(record(tenant(), Samples.bareConversation("talk " + number, ANN)));
    }
    List<List<BulkRecord>> batches = BulkWorld.batches(records, 50);
    try (BulkWriter writer = writer(EMPTY)) {
      Together.call(
          4,
          thread -> {
            writer.write(batches.get(thread), Map.of("range/" + thread, "1"));
            writer.write(batches.get(4 + thread), Map.of("range/" + thread, "2"));
            return thread;
          });
      assertThat(writer.journal()).hasSize(4).containsValue("2").doesNotContainValue("1");
      writer.complete();
    }
    assertHolds(records);
  }

  @Test
  void clearingTheStoreEndsItsLoad() {
    try (BulkWriter writer = writer(EMPTY)) {
      writer.write(BulkWorld.batches(world().plain(), 500).get(0), Map.of("a", "b"));
    }
    store().administration().clear(StoreSuite.ACCESS);
    assertThat(store().administration().unfinishedLoad()).isEmpty();
    try (BulkWriter writer = writer(OTHER)) {
      assertThat(writer.journal()).isEmpty();
      writer.complete();
    }
    assertThat(all()).isEmpty();
  }

  @Test
  void closingAgainDoesNothing() {
    BulkWriter writer = writer(EMPTY);
    writer.note(Map.of("a", "b"));
    writer.close();
    writer.close();
    assertThat(store().administration().unfinishedLoad()).contains("load-1");
  }

  @Test
  void aPreparedStoreStaysUpToDateDuringAndAfterALoad() {
    load(world().plain());
    store().prepare();
    assertThat(store().health().isOk()).isTrue();
    assertThat(store().administration().report().differences()).isEmpty();
    assertHolds(world().plain());
  }
}
