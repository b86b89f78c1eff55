package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.fake.RecordCopy;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.studio.Canvas;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is loaded is read as it was. */
abstract class BulkRoundTripContract extends BulkScene {

  private static final int MEGABYTE = 1024 * 1024;

  BulkRoundTripContract(StoreSuite suite) {
    super(suite);
  }

  @Test
  void allKindsOfTheVersionAreRead() {
    Set<EntityKind> kinds = EnumSet.copyOf(shape().version().kinds());
    kinds.remove(EntityKind.IDEMPOTENT_ANSWER);
    try (BulkReader reader = reader()) {
      assertThat(reader.kinds()).isEqualTo(kinds);
    }
  }

  @Test
  void anEmptyStoreHasNoRecords() {
    assertThat(all()).isEmpty();
  }

  @Test
  void everyKindFullAndEmptyArrivesAsItIs() {
    load(world().plain());
    assertHolds(world().plain());
  }

  @Test
  void oddValuesArriveAsTheyAre() {
    load(world().nasty());
    assertHolds(world().nasty());
  }

  @Test
  void whatIsFineGivesNoRemarks() {
    load(world().plain());
    try (BulkReader reader = reader()) {
      for (EntityKind kind : reader.kinds()) {
        for (BulkBatch batch : batches(reader, reader.ranges(kind, 1).get(0), Optional.empty())) {
          assertThat(batch.remarks()).isEmpty();
        }
      }
    }
  }

  @Test
  void aRecordIsReadAsItsRepositoryGivesIt() {
    load(world().plain(tenant()));
    workspace().messages().append(world().message(50, BulkWorld.TALK));
    List<Object> read = all().stream().map(BulkRecord::value).toList();
    Conversation stored = workspace().conversations().find(ANN, BulkWorld.TALK).orElseThrow();
    assertThat(read).contains(stored);
    assertThat(read).containsAll(Lists.messages(workspace(), ANN, BulkWorld.TALK));
  }

  @Test
  @OnlyWith(EntityKind.CANVAS)
  void largeValuesArriveWhole() {
    int size = shape().holdsLargeRecords() ? MEGABYTE : MEGABYTE / 4;
    List<BulkRecord> records = new ArrayList<>();
    for (int number = 1; number <= 6; number++) {
      records.add(record(tenant(), canvas(number, size + number)));
    }
    load(BulkWorld.inOrder(records));
    assertHolds(records);
  }

  @Test
  void largeMessagesArriveWhole() {
    int size = shape().holdsLargeRecords() ? MEGABYTE : MEGABYTE / 4;
    Message large =
        RecordCopy.with(world().message(1, "large"), "content", json("é".repeat(size / 2)));
    Conversation talk = RecordCopy.with(Samples.bareConversation("large", ANN), "messageCount", 1L);
    List<BulkRecord> records =
        List.of(
            record(tenant(), RecordCopy.with(talk, "lastMessageAt", large.createdAt())),
            record(tenant(), large));
    load(records);
    assertHolds(records);
  }

  @Test
  @OnlyWith(EntityKind.CANVAS)
  void aBatchEndsWhenItHasEnough() {
    List<BulkRecord> records = new ArrayList<>();
    for (int number = 1; number <= 14; number++) {
      records.add(record(tenant(), canvas(number, 300 * 1024)));
    }
    load(records);
    List<BulkRecord> read = new ArrayList<>();
    try (BulkReader reader = reader()) {
      for (BulkBatch batch :
          batches(reader, reader.ranges(EntityKind.CANVAS, 1).get(0), Optional.empty())) {
        List<BulkRecord> some = batch.records();
        assertThat(some.stream().limit(Math.max(0, some.size() - 1)).mapToLong(this::size).sum())
            .isLessThan(BulkBatch.ENOUGH_CHARACTERS);
        read.addAll(some);
      }
    }
    assertSame(records, read);
  }

  private long size(BulkRecord record) {
    return record.value() instanceof Canvas canvas && canvas.data() != null
        ? canvas.data().value().length()
        : 0;
  }

  private static Canvas canvas(int number, int size) {
    Canvas bare = Samples.bareCanvas("canvas " + number, ANN);
    return RecordCopy.with(bare, "data", json("x".repeat(size)));
  }

  private static JsonText json(String text) {
    return new JsonText('"' + text + '"');
  }
}
