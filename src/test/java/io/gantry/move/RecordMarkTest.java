package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.store.BulkRecord;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordMarkTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static BulkRecord record(
      String owner, String content, String mode, Long tokens, Instant at, long revision) {
    return BulkRecord.of(
        new TenantId("acme"),
        new Message(
            "m",
            "c",
            owner,
            "k",
            "user",
            new JsonText(content),
            mode,
            JsonText.EMPTY_OBJECT,
            tokens,
            NOON,
            at,
            revision));
  }

  private static long mark(BulkRecord... records) {
    return RecordMark.sum(List.of(records));
  }

  @Test
  void whateverChangesInARecordChangesItsMark() {
    List<BulkRecord> others =
        List.of(
            record("ann", "\"1 text\"", "chat", 7L, NOON, 1),
            record("ann", "\"2 text\"", "chat", 7L, NOON, 1),
            record("ann", "\"text 1\"", "chat", 7L, NOON, 1),
            record("bob", "\"1 text\"", "chat", 7L, NOON, 1),
            record("chat", "\"1 text\"", "ann", 7L, NOON, 1),
            record("ann", "\"1 text\"", null, 7L, NOON, 1),
            record("ann", "\"1 text\"", "", 7L, NOON, 1),
            record("ann", "\"1 text\"", "chat", null, NOON, 1),
            record("ann", "\"1 text\"", "chat", 0L, NOON, 1),
            record("ann", "\"1 text\"", "chat", 1L, NOON, 7),
            record("ann", "\"1 text\"", "chat", 7L, NOON.plusNanos(1_000), 1),
            record("ann", "\"1 text\"", "chat", 7L, NOON, 2));
    Set<Long> marks = new HashSet<>();
    others.forEach(record -> marks.add(mark(record)));
    assertThat(marks).hasSameSizeAs(others).doesNotContain(0L);
  }

  @Test
  void equalRecordsHaveOneMark() {
    assertThat(mark(record("ann", "\"" + "a".repeat(10) + "\"", "chat", 7L, NOON, 1)))
        .isEqualTo(mark(record("ann", "\"aaaaaaaaaa\"", "chat", 7L, NOON, 1)));
  }

  @Test
  void theOrderOfRecordsDoesNotMatter() {
    BulkRecord one = record("ann", "1", "chat", 7L, NOON, 1);
    BulkRecord other = record("bob", "2", null, null, NOON, 1);
    assertThat(mark(one, other)).isEqualTo(mark(other, one)).isNotEqualTo(mark(one, one));
    assertThat(mark()).isZero();
  }
}
