package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static io.gantry.common.PageRequest.oldestFirst;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.chat.Message;
import io.gantry.common.InvalidCursorException;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.EntityKind;
import io.gantry.store.Workspace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** In which order messages are read. */
interface MessageListContract extends ChatScene {

  @Test
  default void anEmptyConversationIsOneEmptyPage() {
    Page<Message> page = list(oldestFirst(50));
    assertThat(page.items()).isEmpty();
    assertThat(page.nextCursor()).isNull();
  }

  @Test
  default void messagesAreOrderedByOrderKeyWhateverTheirTimes() {
    append("c", "a", "b");
    assertThat(ids(list(oldestFirst(50)))).containsExactly("a", "b", "c");
    assertThat(ids(list(newestFirst(50)))).containsExactly("c", "b", "a");
  }

  @Test
  default void listsGiveWholeMessages() {
    Message full = message("1");
    Message bare = Samples.bareMessage("2", TALK, ANN);
    messages().append(full);
    messages().append(bare);
    assertThat(list(oldestFirst(50)).items()).containsExactly(full, bare);
  }

  @Test
  default void orderKeysAreComparedAsAscii() {
    List<String> keys =
        List.of("-", "-a", "0", "00", "1", "10", "9", "A", "Z", "_", "a", "aa", "z");
    List<String> reversed = new ArrayList<>(keys);
    Collections.reverse(reversed);
    reversed.forEach(key -> messages().append(keyed("id " + key, key)));
    assertThat(list(oldestFirst(50)).items()).extracting(Message::orderKey).isEqualTo(keys);
    assertThat(Walk.through(oldestFirst(1), this::list))
        .extracting(Message::orderKey)
        .isEqualTo(keys);
    assertThat(Walk.through(newestFirst(4), this::list))
        .extracting(Message::orderKey)
        .isEqualTo(reversed);
  }

  @Test
  default void longOrderKeysAreKept() {
    String key = "k".repeat(64);
    messages().append(keyed("1", key));
    messages().append(keyed("2", "k".repeat(63)));
    assertThat(ids(list(oldestFirst(50)))).containsExactly("2", "1");
    assertThat(Walk.through(newestFirst(1), this::list)).hasSize(2);
  }

  @Test
  default void pagesFollowEachOtherInBothDirections() {
    append("a", "b", "c", "d", "e");
    for (int limit = 1; limit <= 6; limit++) {
      assertThat(Walk.through(oldestFirst(limit), this::list))
          .extracting(Message::id)
          .containsExactly("a", "b", "c", "d", "e");
      assertThat(Walk.through(newestFirst(limit), this::list))
          .extracting(Message::id)
          .containsExactly("e", "d", "c", "b", "a");
    }
  }

  @Test
  default void aFullLastPageHasNoCursor() {
    append("a", "b", "c", "d");
    Page<Message> first = list(oldestFirst(2));
    Page<Message> last = list(oldestFirst(2).after(requireNonNull(first.nextCursor())));
    assertThat(ids(last)).containsExactly("c", "d");
    assertThat(last.nextCursor()).isNull();
  }

  @Test
  default void theLongestPageHoldsTwoHundredMessages() {
    for (int index = 0; index < 205; index += 41) {
      List<Message> chunk = new ArrayList<>();
      for (int next = index; next < index + 41; next++) {
        chunk.add(message("m%03d".formatted(next)));
      }
      messages().append(TALK, chunk);
    }
    Page<Message> page = list(oldestFirst(200));
    assertThat(page.items()).hasSize(200);
    assertThat(ids(list(oldestFirst(200).after(requireNonNull(page.nextCursor())))))
        .containsExactly("m200", "m201", "m202", "m203", "m204");
  }

  @Test
  default void aCursorStaysGoodWhenItsMessageIsDeleted() {
    append("a", "b", "c", "d");
    PageRequest next = oldestFirst(2).after(requireNonNull(list(oldestFirst(2)).nextCursor()));
    messages().deleteAll(ANN, TALK, List.of("b", "c"));
    assertThat(ids(list(next))).containsExactly("d");
  }

  @Test
  default void aCursorSeesMessagesThatCameLater() {
    append("a", "b", "d");
    PageRequest next = oldestFirst(2).after(requireNonNull(list(oldestFirst(2)).nextCursor()));
    append("c", "e");
    assertThat(ids(list(next))).containsExactly("c", "d");
  }

  @Test
  default void cursorsOfOtherListsAreRefused() {
    append("a", "b");
    conversation("other");
    PageRequest next = oldestFirst(1).after(requireNonNull(list(oldestFirst(1)).nextCursor()));
    PageRequest backwards = newestFirst(1).after(requireNonNull(next.cursor()));
    assertRefused(() -> list(backwards));
    assertRefused(() -> messages().list(ANN, "other", next));
    assertRefused(() -> workspace().tickets().list(ANN, TALK, next));
    assertRefused(() -> list(oldestFirst(1).after("A" + next.cursor())));
  }

  @Test
  default void aCursorOfAnotherTenantIsRefused() {
    append("a", "b");
    PageRequest next = oldestFirst(1).after(requireNonNull(list(oldestFirst(1)).nextCursor()));
    Workspace foreign = newWorkspace();
    foreign.conversations().create(Samples.bareConversation(TALK, ANN));
    assertRefused(() -> foreign.messages().list(ANN, TALK, next));
  }

  @Test
  default void theListOfAnUnknownConversationFails() {
    Failures.assertUnknown(
        EntityKind.CONVERSATION, "none", () -> messages().list(ANN, "none", oldestFirst(1)));
  }

  @Test
  default void theListOfAForeignConversationFailsAsIfUnknown() {
    append("a");
    Failures.assertUnknown(
        EntityKind.CONVERSATION, TALK, () -> messages().list(BOB, TALK, oldestFirst(1)));
  }

  private void append(String... ids) {
    for (int index = 0; index < ids.length; index++) {
      messages().append(messageAt(ids[index], Samples.LATER.minusSeconds(index)));
    }
  }

  private Page<Message> list(PageRequest page) {
    return messages().list(ANN, TALK, page);
  }

  private static List<String> ids(Page<Message> page) {
    return page.items().stream().map(Message::id).toList();
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(call);
  }
}
