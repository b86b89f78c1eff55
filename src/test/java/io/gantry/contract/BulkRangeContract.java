package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.fake.RecordCopy;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Parts of a kind, and places in them. */
abstract class BulkRangeContract extends BulkScene {

  private static final int MANY = 3_000;

  BulkRangeContract(StoreSuite suite) {
    super(suite);
  }

  @Test
  void rangesAreDisjointAndCompleteWhateverTheirNumber() {
    List<BulkRecord> records = new ArrayList<>(world().plain());
    records.addAll(talks(30, 4));
    load(BulkWorld.inOrder(records));
    try (BulkReader reader = reader()) {
      for (int parts = 1; parts <= 8; parts++) {
        List<BulkRecord> read = new ArrayList<>();
        for (EntityKind kind : reader.kinds()) {
          List<BulkRange> ranges = reader.ranges(kind, parts);
          assertThat(ranges).hasSizeBetween(1, parts + 1);
          assertThat(ranges).extracting(BulkRange::kind).containsOnly(kind);
          ranges.forEach(range -> read.addAll(records(reader, range)));
        }
        assertSame(records, read);
      }
    }
  }

  @Test
  void anEmptyKindHasARangeToo() {
    try (BulkReader reader = reader()) {
      for (EntityKind kind : reader.kinds()) {
        assertThat(reader.ranges(kind, 4)).isNotEmpty();
      }
    }
  }

  @Test
  void theOrderIsTheSameEachTime() {
    load(BulkWorld.inOrder(talks(20, 3)));
    assertThat(all(EntityKind.CONVERSATION)).isEqualTo(all(EntityKind.CONVERSATION));
    assertThat(all(EntityKind.MESSAGE)).isEqualTo(all(EntityKind.MESSAGE));
  }

  @Test
  void messagesOfAConversationComeInOrder() {
    List<BulkRecord> records = BulkWorld.inOrder(talks(7, 11));
    load(records);
    try (BulkReader reader = reader()) {
      for (BulkRange range : reader.ranges(EntityKind.MESSAGE, 3)) {
        assertInOrder(records(reader, range));
      }
    }
  }

  @Test
  void aLongConversationIsReadInOrderAndFromEveryPlace() {
    List<BulkRecord> records = talk("long", 1, MANY);
    load(records);
    List<BulkRecord> read = new ArrayList<>();
    Map<BulkRange, List<BulkBatch>> batches = new HashMap<>();
    try (BulkReader reader = reader()) {
      for (BulkRange range : reader.ranges(EntityKind.MESSAGE, 2)) {
        batches.put(range, batches(reader, range, Optional.empty()));
        assertInOrder(records(reader, range));
        read.addAll(records(reader, range));
      }
    }
    assertSame(records.subList(1, records.size()), read);
    batches.forEach(this::assertGoesOnFromEveryPlace);
  }

  /** What follows a place is the same for a new reader, in as many batches or others. */
  private void assertGoesOnFromEveryPlace(BulkRange range, List<BulkBatch> batches) {
    for (int index = 0; index < batches.size() - 1; index++) {
      assertThat(batches.get(index).records()).hasSizeLessThanOrEqualTo(BulkBatch.MAX_RECORDS);
      try (BulkReader reader = reader()) {
        assertThat(flat(batches(reader, range, batches.get(index).following())))
            .isEqualTo(flat(batches.subList(index + 1, batches.size())));
      }
    }
  }

  private static List<BulkRecord> flat(List<BulkBatch> batches) {
    return batches.stream().flatMap(batch -> batch.records().stream()).toList();
  }

  @Test
  void manyConversationsAreReadFromEveryPlace() {
    List<BulkRecord> records = talks(BulkBatch.MAX_RECORDS + 200, 0);
    load(records);
    assertSame(records, all());
    try (BulkReader reader = reader()) {
      for (BulkRange range : reader.ranges(EntityKind.CONVERSATION, 1)) {
        assertGoesOnFromEveryPlace(range, batches(reader, range, Optional.empty()));
      }
    }
  }

  @Test
  void rangesAreReadSideBySide() {
    List<BulkRecord> records = BulkWorld.inOrder(talks(60, 5));
    load(records);
    try (BulkReader reader = reader()) {
      for (EntityKind kind : List.of(EntityKind.CONVERSATION, EntityKind.MESSAGE)) {
        List<BulkRange> ranges = reader.ranges(kind, 4);
        List<BulkRecord> read =
            Together.call(ranges.size(), part -> records(reader, ranges.get(part))).stream()
                .flatMap(List::stream)
                .toList();
        assertSame(records.stream().filter(record -> record.kind() == kind).toList(), read);
      }
    }
  }

  @Test
  void foreignRangesAndPlacesAreRefused() {
    load(world().plain());
    try (BulkReader reader = reader()) {
      BulkRange range = reader.ranges(EntityKind.CONVERSATION, 1).get(0);
      BulkRange foreign = new BulkRange(EntityKind.CONVERSATION, "no range?");
      assertThatIllegalArgumentException().isThrownBy(() -> reader.read(foreign, Optional.empty()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> reader.read(range, Optional.of("no place?")));
    }
  }

  @Test
  void closingAgainDoesNothing() {
    BulkReader reader = reader();
    reader.ranges(EntityKind.CONVERSATION, 1);
    reader.close();
    reader.close();
  }

  private static void assertInOrder(List<BulkRecord> read) {
    Map<Object, String> last = new HashMap<>();
    for (BulkRecord record : read) {
      Message message = (Message) record.value();
      String before =
          last.put(List.of(record.tenant(), message.conversationId()), message.orderKey());
      assertThat(message.orderKey()).isGreaterThan(before == null ? "" : before);
    }
  }

  private List<BulkRecord> talks(int count, int messages) {
    List<BulkRecord> all = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      all.addAll(talk("talk " + index, 1_000 + messages * index, messages));
    }
    return all;
  }

  /** A conversation and its messages, written in no order. */
  private List<BulkRecord> talk(String id, int first, int messages) {
    List<BulkRecord> all = new ArrayList<>();
    for (int index = messages - 1; index >= 0; index--) {
      all.add(record(tenant(), world().message(first + index, id)));
    }
    Conversation talk = Samples.bareConversation(id, ANN);
    if (messages > 0) {
      Message last = (Message) all.get(0).value();
      talk = RecordCopy.with(talk, "messageCount", (long) messages);
      talk = RecordCopy.with(talk, "lastMessageAt", last.createdAt());
    }
    all.add(0, record(tenant(), talk));
    return all;
  }
}
