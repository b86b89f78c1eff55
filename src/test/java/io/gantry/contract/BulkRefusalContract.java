package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.chat.Message;
import io.gantry.fake.RecordCopy;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.Provider;
import io.gantry.store.RecordKey;
import io.gantry.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records that take what another one has, in a store that holds some. */
abstract class BulkRefusalContract extends BulkScene {

  BulkRefusalContract(StoreSuite suite) {
    super(suite);
  }

  @Test
  void anotherRecordUnderATakenKeyIsRefused() {
    load(world().plain(tenant()));
    for (BulkRecord there : all()) {
      if (there.kind() != EntityKind.TENANT) {
        assertTaken(there.kind(), record(tenant(), changed(there.value())));
      }
    }
    assertHolds(world().plain(tenant()));
  }

  /** The record as it was one second later. */
  private static Object changed(Object value) {
    return switch (RecordKey.of(value).kind()) {
      case SESSION, REFRESH_TOKEN ->
          RecordCopy.with(value, "expiresAt", Samples.FAR.plusSeconds(1));
      default -> RecordCopy.with(value, "updatedAt", Samples.FAR.plusSeconds(1));
    };
  }

  @Test
  @OnlyWith(traits = Trait.GIVEN_MESSAGE_IDS)
  void aTakenOrderKeyIsRefused() {
    load(world().plain(tenant()));
    Message there = world().message(2, BulkWorld.TALK);
    assertTaken(EntityKind.MESSAGE, record(tenant(), RecordCopy.with(there, "id", "new")));
  }

  @Test
  @OnlyWith(traits = Trait.SHARE_IDS)
  void aTakenShareIdIsRefused() {
    load(world().plain(tenant()));
    assertTaken(
        EntityKind.CONVERSATION, record(tenant(), RecordCopy.with(world().talk(), "id", "new")));
  }

  @Test
  @OnlyWith(EntityKind.USER)
  void aTakenLoginNameIsRefused() {
    load(world().plain(tenant()));
    for (String name : List.of("name of " + ANN, "NAME of " + ANN, ANN + "@EXAMPLE.org")) {
      assertTaken(
          EntityKind.USER,
          record(tenant(), RecordCopy.with(Samples.bareUser("new"), "username", name)));
      assertTaken(
          EntityKind.USER,
          record(tenant(), RecordCopy.with(Samples.bareUser("new"), "email", name)));
    }
    assertHolds(world().plain(tenant()));
  }

  @Test
  @OnlyWith(EntityKind.TENANT)
  void keysOfOtherTenantsAreFree() {
    load(world().plain());
    assertHolds(world().plain());
  }

  @Test
  void aRefusedBatchLeavesNoNote() {
    load(world().plain(tenant()));
    List<BulkRecord> batch = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      batch.add(record(tenant(), Samples.bareConversation("new " + number, ANN)));
    }
    batch.add(record(tenant(), changed(world().talk())));
    try (BulkWriter writer = writer(FILLED)) {
      writer.note(Map.of("a", "before"));
      assertThatExceptionOfType(StoreException.AlreadyExists.class)
          .isThrownBy(() -> writer.write(batch, Map.of("a", "after", "b", "new")));
      assertThat(writer.journal()).containsEntry("a", "before").doesNotContainKey("b");
      writer.complete();
    }
    if (store().provider() != Provider.DYNAMODB) {
      assertHolds(world().plain(tenant()));
    }
  }

  @Test
  void oneBatchMayNotTakeAKeyTwice() {
    load(world().plain(tenant()));
    List<BulkRecord> batch =
        List.of(
            record(tenant(), Samples.bareConversation("new", ANN)),
            record(tenant(), changed(Samples.bareConversation("new", ANN))));
    try (BulkWriter writer = writer(FILLED)) {
      assertThatExceptionOfType(StoreException.AlreadyExists.class)
          .isThrownBy(() -> writer.write(batch, Map.of("a", "b")));
      assertThat(writer.journal()).isEmpty();
    }
  }

  /** Demands that a load refuses the record for what it takes. */
  private void assertTaken(EntityKind kind, BulkRecord record) {
    try (BulkWriter writer = writer(FILLED)) {
      assertThatExceptionOfType(StoreException.AlreadyExists.class)
          .as(record.key().toString())
          .isThrownBy(() -> writer.write(List.of(record), Map.of("taken", "yes")))
          .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(kind.label()));
      assertThat(writer.journal()).doesNotContainKey("taken");
    }
  }
}
