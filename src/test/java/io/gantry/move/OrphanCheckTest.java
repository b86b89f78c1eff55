package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contract.BulkWorld;
import io.gantry.fake.RecordCopy;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.tenancy.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of more conversations than the heap is to hold. */
class OrphanCheckTest {

  private static final int MANY = 3_000;
  private static final List<BulkRecord> WORLD = new BulkWorld(SchemaVersion.V7).plain();
  private static final BulkRange CONVERSATIONS = new BulkRange(EntityKind.CONVERSATION, "all");
  private static final BulkRange MESSAGES = new BulkRange(EntityKind.MESSAGE, "all");

  @TempDir private Path folder;

  @Test
  void itFindsTheSameWhereverItsTablesLie() throws Exception {
    List<String> inHeap = found("heap", Integer.MAX_VALUE);

    assertThat(inHeap)
        .hasSize(MANY / 100)
        .allSatisfy(line -> assertThat(line).contains("\"ORPHAN\"", "00\"", "is not there"));
    assertThat(found("files", 0)).isEqualTo(inHeap);
  }

  /** Every hundredth conversation is gone. */
  private List<String> found(String name, int mostInHeap) throws Exception {
    EndTraits traits = EndTraits.of(SchemaVersion.V7);
    Path list = folder.resolve(name);
    try (FindingList findings = new FindingList(list)) {
      OrphanCheck check =
          new OrphanCheck(
              MappingPlan.straight(traits, traits),
              MoveOptions.DEFAULT,
              findings,
              new TableRoom(folder.resolve("tables"), mostInHeap));
      for (int index = 1; index <= MANY; index++) {
        if (index % 100 != 0) {
          look(check, CONVERSATIONS, conversation("c" + index));
        }
      }
      for (int index = 1; index <= MANY; index++) {
        look(check, MESSAGES, message("c" + index));
      }
    }
    return Files.readAllLines(list);
  }

  private static void look(OrphanCheck check, BulkRange range, Object value) {
    BulkRecord record = BulkRecord.of(TenantId.DEFAULT, value);
    check.look(range, record, record);
  }

  private static Object conversation(String id) {
    return RecordCopy.with(sample(EntityKind.CONVERSATION), "id", id);
  }

  private static Object message(String conversation) {
    return RecordCopy.with(sample(EntityKind.MESSAGE), "conversationId", conversation);
  }

  private static Object sample(EntityKind kind) {
    return WORLD.stream().filter(record -> record.kind() == kind).findFirst().orElseThrow().value();
  }
}
