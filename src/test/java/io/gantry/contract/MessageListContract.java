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
    List<Message> order = append("c", "a", "b");
    assertThat(list(oldestFirst(50)).items()).isEqualTo(order);
    assertThat(list(newestFirst(50)).items()).isEqualTo(reversed(order));
  }

  @Test
  default void listsGiveWholeMessages() {
    Message full = messages().append(message("1"));
    Message bare = messages().append(Samples.bareMessage("2", TALK, ANN));
    assertThat(list(oldestFirst(50)).items()).containsExactly(full, bare);
  }

  @Test
  default void pagesFollowEachOtherInBothDirections() {
    List<Message> order = append("a", "b", "c", "d", "e");
    for (int limit = 1; limit <= 6; limit++) {
      assertThat(Walk.through(oldestFirst(limit), this::list)).isEqualTo(order);
      assertThat(Walk.through(newestFirst(limit), this::list)).isEqualTo(reversed(order));
    }
  }

  @Test
  default void aFullLastPageHasNoCursor() {
    List<Message> order = append("a", "b", "c", "d");
    Page<Message> first = list(oldestFirst(2));
    Page<Message> last = list(oldestFirst(2).after(requireNonNull(first.nextCursor())));
    assertThat(last.items()).isEqualTo(order.subList(2, 4));
    assertThat(last.nextCursor()).isNull();
  }

  @Test
  default void theLongestPageHoldsTwoHundredMessages() {
    List<Message> order = new ArrayList<>();
    for (int index = 0; index < 205; index += 41) {
      List<Message> chunk = new ArrayList<>();
      for (int next = index; next < index + 41; next++) {
        chunk.add(message("m%03d".formatted(next)));
      }
      order.addAll(messages().append(TALK, chunk));
    }
    Page<Message> page = list(oldestFirst(200));
    assertThat(page.items()).isEqualTo(order.subList(0, 200));
    assertThat(list(oldestFirst(200).after(requireNonNull(page.nextCursor()))).items())
        .isEqualTo(order.subList(200, 205));
  }

  @Test
  default void aCursorStaysGoodWhenItsMessageIsDeleted() {
    List<Message> order = append("a", "b", "c", "d");
    PageRequest next = oldestFirst(2).after(requireNonNull(list(oldestFirst(2)).nextCursor()));
    messages().deleteAll(ANN, TALK, ChatScene.ids(order.subList(1, 3)));
    assertThat(list(next).items()).isEqualTo(order.subList(3, 4));
  }

  @Test
  default void aCursorSeesMessagesThatCameLater() {
    List<Message> all = new ArrayList<>(append("a", "b", "d"));
    PageRequest next = oldestFirst(2).after(requireNonNull(list(oldestFirst(2)).nextCursor()));
    all.addAll(append("c", "e"));
    assertThat(list(next).items()).isEqualTo(ChatScene.inOrder(all).subList(2, 4));
  }

  @Test
  default void cursorsOfOtherListsAreRefused() {
    append("a", "b");
    conversation("other");
    PageRequest next = oldestFirst(1).after(requireNonNull(list(oldestFirst(1)).nextCursor()));
    PageRequest backwards = newestFirst(1).after(requireNonNull(next.cursor()));
    assertRefused(() -> list(backwards));
    assertRefused(() -> messages().list(ANN, "other", next));
    if (shape().has(EntityKind.TICKET)) {
      assertRefused(() -> workspace().tickets().list(ANN, TALK, next));
    }
    assertRefused(() -> list(oldestFirst(1).after("A" + next.cursor())));
  }

  @Test
  @OnlyWith(EntityKind.TENANT)
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

  /** Each is older than the one before; given back in the order of their keys. */
  private List<Message> append(String... ids) {
    List<Message> appended = new ArrayList<>();
    for (int index = 0; index < ids.length; index++) {
      appended.add(messages().append(messageAt(ids[index], Samples.LATER.minusSeconds(index))));
    }
    if (!shape().keepsMessageIds()) {
      assertThat(ChatScene.inOrder(appended)).isEqualTo(appended);
    }
    return ChatScene.inOrder(appended);
  }

  private Page<Message> list(PageRequest page) {
    return messages().list(ANN, TALK, page);
  }

  private static List<Message> reversed(List<Message> messages) {
    List<Message> reversed = new ArrayList<>(messages);
    Collections.reverse(reversed);
    return reversed;
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(call);
  }
}
