package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.chat.Message;
import io.gantry.fake.RecordCopy;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records that the version cannot keep whole. */
abstract class BulkLackContract extends BulkScene {

  BulkLackContract(StoreSuite suite) {
    super(suite);
  }

  @Test
  void aKindThatTheVersionLacksIsRefused() {
    for (BulkRecord record : new BulkWorld(SchemaVersion.V7).plain(tenant())) {
      if (!shape().has(record.kind())) {
        assertUnsupported(record, record.kind());
      }
    }
    assertThat(all()).isEmpty();
  }

  @Test
  void aComponentThatTheVersionLacksIsRefused() {
    for (Lacking lacking : Lacking.of(shape().version())) {
      assertUnsupported(record(tenant(), lacking.given()), lacking.kind());
    }
    assertThat(all()).isEmpty();
  }

  @Test
  @OnlyWith(traits = Trait.ONE_TENANT)
  void anotherTenantIsRefused() {
    BulkRecord foreign = record(new TenantId("t-other"), Samples.bareConversation("1", ANN));
    assertUnsupported(foreign, EntityKind.TENANT);
    assertThat(all()).isEmpty();
  }

  @Test
  @OnlyWith(traits = Trait.ONE_OWNER)
  void anotherOwnerIsRefused() {
    BulkRecord foreign = record(tenant(), Samples.bareConversation("1", Scene.BOB));
    assertUnsupported(foreign, EntityKind.CONVERSATION);
    assertThat(all()).isEmpty();
  }

  @Test
  @OnlyWith(traits = Trait.MADE_MESSAGE_IDS)
  void anIdOrOrderKeyThatTheVersionWouldChangeIsRefused() {
    load(world().plain());
    Message fitting = world().message(50, BulkWorld.TALK);
    assertUnsupported(record(tenant(), RecordCopy.with(fitting, "id", "m50")), EntityKind.MESSAGE);
    assertUnsupported(
        record(tenant(), RecordCopy.with(fitting, "orderKey", "m50")), EntityKind.MESSAGE);
    assertHolds(world().plain());
  }

  private void assertUnsupported(BulkRecord record, EntityKind kind) {
    try (BulkWriter writer = writer(EMPTY)) {
      assertThatExceptionOfType(StoreException.Unsupported.class)
          .as(record.key().toString())
          .isThrownBy(() -> writer.write(List.of(record), Map.of("refused", "no")))
          .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(kind));
      assertThat(writer.journal()).isEmpty();
    }
  }
}
