package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.MessageRepository;
import io.gantry.common.JsonText;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What changing and deleting messages means. */
interface MessageChangeContract extends ChatScene {

  @Test
  default void replaceChangesEveryComponent() {
    Message stored = messages().append(message("1"));
    assertReplaces(stored, changed(stored));
  }

  @Test
  default void replaceEmptiesWhatIsAbsent() {
    Message stored = messages().append(message("1"));
    assertReplaces(stored, after(stored, Samples.bareMessage("1", TALK, ANN)));
  }

  @Test
  default void replaceKeepsPlaceAndCreation() {
    Message stored = messages().append(message("1"));
    Message moved = RecordCopy.with(stored, "orderKey", "elsewhere");
    Message replaced = messages().replace(RecordCopy.with(moved, "createdAt", Samples.FAR));
    shape().assertReplaced(stored, stored, replaced);
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(replaced);
  }

  @Test
  default void replaceDoesNotChangeTheConversation() {
    Message stored = messages().append(message("1"));
    Conversation before = talk();
    messages().replace(changed(stored));
    assertThat(talk()).isEqualTo(before);
  }

  @Test
  default void aMessageCanBeEditedAgainAndAgain() {
    Message edited = messages().append(message("1"));
    for (int edit = 1; edit <= 3; edit++) {
      Message next = edited(edited, edit);
      Message replaced = messages().replace(next);
      shape().assertReplaced(edited, next, replaced);
      edited = replaced;
    }
    assertThat(messages().find(ANN, TALK, edited.id())).contains(edited);
  }

  @Test
  default void replaceOfAStaleRevisionIsAConflict() {
    Message stored = messages().append(message("1"));
    Message second = messages().replace(changed(stored));
    Failures.assertStale(
        EntityKind.MESSAGE, stored.id(), stored.revision(), () -> messages().replace(stored));
    assertThat(messages().find(ANN, TALK, stored.id())).contains(second);
  }

  @Test
  default void replaceOfAnUnknownMessageFails() {
    Failures.assertUnknown(EntityKind.MESSAGE, "1", () -> messages().replace(message("1")));
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
  }

  @Test
  default void replaceInAnUnknownConversationFails() {
    Message stored = messages().append(message("1"));
    Message elsewhere = RecordCopy.with(stored, "conversationId", "none");
    Failures.assertUnknown(EntityKind.MESSAGE, stored.id(), () -> messages().replace(elsewhere));
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(stored);
  }

  @Test
  default void replaceByAForeignOwnerFailsAsIfUnknown() {
    Message stored = messages().append(message("1"));
    Message stolen = RecordCopy.with(changed(stored), "ownerId", BOB);
    Failures.assertUnknown(EntityKind.MESSAGE, stored.id(), () -> messages().replace(stolen));
    assertThat(messages().find(ANN, TALK, stored.id())).contains(stored);
  }

  @Test
  default void deleteAllRemovesWhatExistsAndLowersTheCount() {
    List<Message> all = appended("1", "2", "3");
    Conversation before = talk();
    List<String> doomed = List.of(all.get(0).id(), all.get(2).id(), "none");
    assertThat(messages().deleteAll(ANN, TALK, doomed)).isEqualTo(2);
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(all.get(1));
    Conversation expected = RecordCopy.with(before, "messageCount", 1L);
    shape().assertMoved(expected.withRevision(before.revision() + 2), talk());
  }

  /** Where nobody keeps the time of the last message, it is that of the last one left. */
  @Test
  default void deleteAllLeavesTheTimesOfTheConversation() {
    List<Message> all = appended("1", "2");
    Instant last = all.get(1).createdAt();
    messages().deleteAll(ANN, TALK, ChatScene.ids(all));
    assertThat(talk().messageCount()).isZero();
    assertThat(talk().lastMessageAt()).isEqualTo(shape().hasTenants() ? last : null);
    assertThat(talk().updatedAt()).isEqualTo(last);
  }

  @Test
  default void deleteAllOfNothingThereChangesNothing() {
    appended("1");
    Conversation before = talk();
    assertThat(messages().deleteAll(ANN, TALK, List.of("none", "", "\u0000"))).isZero();
    assertThat(messages().deleteAll(ANN, TALK, List.of())).isZero();
    assertThat(talk()).isEqualTo(before);
  }

  @Test
  default void anIdGivenTwiceIsDeletedOnce() {
    String id = appended("1", "2").get(0).id();
    assertThat(messages().deleteAll(ANN, TALK, List.of(id, id))).isEqualTo(1);
    assertThat(talk().messageCount()).isEqualTo(1);
  }

  @Test
  default void aSecondDeleteAllAnswersZero() {
    List<String> ids = ChatScene.ids(appended("1"));
    assertThat(messages().deleteAll(ANN, TALK, ids)).isEqualTo(1);
    assertThat(messages().deleteAll(ANN, TALK, ids)).isZero();
    assertThat(talk().messageCount()).isZero();
  }

  @Test
  default void deleteAllOfAForeignOrUnknownConversationAnswersZero() {
    List<Message> all = appended("1");
    List<String> ids = ChatScene.ids(all);
    conversation("other");
    assertThat(messages().deleteAll(BOB, TALK, ids)).isZero();
    assertThat(messages().deleteAll(ANN, "other", ids)).isZero();
    assertThat(messages().deleteAll(ANN, "none", ids)).isZero();
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEqualTo(all);
  }

  @Test
  default void deleteAllTakesSoManyIdsAndNoMore() {
    String id = appended("1").get(0).id();
    List<String> most = new ArrayList<>(List.of(id));
    IntStream.range(1, MessageRepository.MAX_DELETE).forEach(index -> most.add("x" + index));
    List<String> more = Collections.nCopies(MessageRepository.MAX_DELETE + 1, id);
    Failures.assertTooLarge(
        MessageRepository.MAX_DELETE, () -> messages().deleteAll(ANN, TALK, more));
    assertThat(messages().deleteAll(ANN, TALK, most)).isEqualTo(1);
  }

  @Test
  default void manyMessagesAreDeletedAtOnce() {
    List<Message> all = new ArrayList<>();
    for (int chunk = 0; chunk < 4; chunk++) {
      int start = chunk * 49;
      all.addAll(
          messages()
              .append(
                  TALK,
                  IntStream.range(start, start + 49).mapToObj(i -> message("m" + i)).toList()));
    }
    List<String> ids = ChatScene.ids(all.subList(0, 195));
    assertThat(messages().deleteAll(ANN, TALK, ids)).isEqualTo(195);
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(all.get(195));
    assertThat(talk().messageCount()).isEqualTo(1);
    if (shape().countsRevisions()) {
      assertThat(talk().revision()).isEqualTo(1 + 196 + 195);
    }
  }

  private void assertReplaces(Message before, Message next) {
    Message replaced = messages().replace(next);
    shape().assertReplaced(before, next, replaced);
    assertThat(messages().find(ANN, TALK, before.id())).contains(replaced);
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(replaced);
  }

  /** The message with other metadata, or other content where a version has no metadata. */
  private Message edited(Message message, int edit) {
    JsonText value = new JsonText("{\"edit\":" + edit + "}");
    Instant at = Samples.FAR.plusSeconds(edit);
    return shape().lacks(EntityKind.MESSAGE, "metadata")
        ? RecordCopy.with(RecordCopy.with(message, "content", value), "updatedAt", at)
        : message.withMetadata(value, at);
  }
}
