package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PutAsideTest {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  private final PutAside aside = new PutAside();

  @Test
  void recordsOfUsersWhoAreGoneCanBeMovedAsTheyAre() {
    assertThat(refusal()).hasMessageContaining("more than 100000 orphans");
    assertThat(refusal().hint()).isEqualTo("move them as they are: --orphans=keep");
  }

  @Test
  void messagesOfConversationsThatAreGoneCannotBeMovedAsTheyAre() {
    aside.addLeft(message(), "gone");

    assertThat(refusal().hint())
        .contains("put the conversations that are gone back", "--to archive:PATH")
        .doesNotContain("move them as they are");
  }

  private MoveException refusal() {
    return catchThrowableOfType(
        MoveException.class,
        () -> {
          for (int count = 0; count <= 100_001; count++) {
            RecordKey key = new RecordKey(EntityKind.CANVAS, List.of("c" + count));
            aside.add(TenantId.DEFAULT, key, "its owner is not there");
          }
        });
  }

  private static BulkRecord message() {
    return BulkRecord.of(
        TenantId.DEFAULT,
        new Message(
            "m",
            "gone",
            "ann",
            "k",
            "user",
            new JsonText("\"hello\""),
            null,
            JsonText.EMPTY_OBJECT,
            null,
            AT,
            AT,
            1));
  }
}
