package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.tenancy.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of more conversations than the heap is to hold. */
class OrphanCheckTest {

  private static final int MANY = 3_000;
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
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

  private static Conversation conversation(String id) {
    return new Conversation(id, "ann", "", null, null, null, null, false, null, 1L, AT, AT, AT, 1);
  }

  private static Message message(String conversation) {
    return new Message(
        "m",
        conversation,
        "ann",
        "m",
        "user",
        JsonText.EMPTY_OBJECT,
        null,
        JsonText.EMPTY_OBJECT,
        null,
        AT,
        AT,
        1);
  }
}
