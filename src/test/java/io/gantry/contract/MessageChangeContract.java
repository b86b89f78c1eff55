package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.MessageRepository;
import io.gantry.common.JsonText;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What changing and deleting messages means. */
interface MessageChangeContract extends ChatScene {

  @Test
  default void replaceChangesEveryComponent() {
    messages().append(message("1"));
    Message next = Samples.changedMessage("1", TALK, ANN);
    Message replaced = messages().replace(next);
    assertThat(replaced).isEqualTo(next.withRevision(2));
    assertThat(messages().find(ANN, TALK, "1")).contains(replaced);
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(replaced);
  }

  @Test
  default void replaceEmptiesWhatIsAbsent() {
    messages().append(message("1"));
    Message replaced = messages().replace(Samples.bareMessage("1", TALK, ANN));
    assertThat(replaced).isEqualTo(Samples.bareMessage("1", TALK, ANN).withRevision(2));
    assertThat(messages().find(ANN, TALK, "1")).contains(replaced);
  }

  @Test
  default void replaceKeepsPlaceAndCreation() {
    messages().append(message("1"));
    Message moved = RecordCopy.with(keyed("1", "elsewhere"), "createdAt", Samples.FAR);
    Message replaced = messages().replace(moved);
    assertThat(replaced).isEqualTo(message("1").withRevision(2));
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(replaced);
  }

  @Test
  default void replaceDoesNotChangeTheConversation() {
    messages().append(message("1"));
    Conversation before = talk();
    messages().replace(Samples.changedMessage("1", TALK, ANN));
    assertThat(talk()).isEqualTo(before);
  }

  @Test
  default void metadataCanBeEditedAgainAndAgain() {
    messages().append(message("1"));
    Message edited = message("1");
    for (int edit = 1; edit <= 3; edit++) {
      JsonText metadata = new JsonText("{\"edit\":" + edit + "}");
      edited = messages().replace(edited.withMetadata(metadata, Samples.FAR.plusSeconds(edit)));
    }
    assertThat(edited.revision()).isEqualTo(4);
    assertThat(messages().find(ANN, TALK, "1")).contains(edited);
  }

  @Test
  default void replaceOfAStaleRevisionIsAConflict() {
    messages().append(message("1"));
    Message second = messages().replace(Samples.changedMessage("1", TALK, ANN));
    Failures.assertStale(EntityKind.MESSAGE, "1", 1, () -> messages().replace(message("1")));
    assertThat(messages().find(ANN, TALK, "1")).contains(second);
  }

  @Test
  default void replaceOfAnUnknownMessageFails() {
    Failures.assertUnknown(EntityKind.MESSAGE, "1", () -> messages().replace(message("1")));
    assertThat(messages().find(ANN, TALK, "1")).isEmpty();
  }

  @Test
  default void replaceInAnUnknownConversationFails() {
    Message message = Samples.message("1", "none", ANN);
    Failures.assertUnknown(EntityKind.MESSAGE, "1", () -> messages().replace(message));
  }

  @Test
  default void replaceByAForeignOwnerFailsAsIfUnknown() {
    messages().append(message("1"));
    Message stolen = Samples.changedMessage("1", TALK, BOB);
    Failures.assertUnknown(EntityKind.MESSAGE, "1", () -> messages().replace(stolen));
    assertThat(messages().find(ANN, TALK, "1")).contains(message("1"));
  }

  @Test
  default void deleteAllRemovesWhatExistsAndLowersTheCount() {
    append("1", "2", "3");
    Conversation before = talk();
    assertThat(messages().deleteAll(ANN, TALK, List.of("1", "3", "none"))).isEqualTo(2);
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(message("2"));
    Conversation expected = RecordCopy.with(before, "messageCount", 1L);
    assertThat(talk()).isEqualTo(expected.withRevision(before.revision() + 2));
  }

  @Test
  default void deleteAllLeavesTheTimesOfTheConversation() {
    append("1", "2");
    messages().deleteAll(ANN, TALK, List.of("1", "2"));
    assertThat(talk().messageCount()).isZero();
    assertThat(talk().lastMessageAt()).isEqualTo(message("2").createdAt());
    assertThat(talk().updatedAt()).isEqualTo(message("2").createdAt());
  }

  @Test
  default void deleteAllOfNothingThereChangesNothing() {
    append("1");
    Conversation before = talk();
    assertThat(messages().deleteAll(ANN, TALK, List.of("none", "", "\u0000"))).isZero();
    assertThat(messages().deleteAll(ANN, TALK, List.of())).isZero();
    assertThat(talk()).isEqualTo(before);
  }

  @Test
  default void anIdGivenTwiceIsDeletedOnce() {
    append("1", "2");
    assertThat(messages().deleteAll(ANN, TALK, List.of("1", "1"))).isEqualTo(1);
    assertThat(talk().messageCount()).isEqualTo(1);
  }

  @Test
  default void aSecondDeleteAllAnswersZero() {
    append("1");
    assertThat(messages().deleteAll(ANN, TALK, List.of("1"))).isEqualTo(1);
    assertThat(messages().deleteAll(ANN, TALK, List.of("1"))).isZero();
    assertThat(talk().messageCount()).isZero();
  }

  @Test
  default void deleteAllOfAForeignOrUnknownConversationAnswersZero() {
    append("1");
    conversation("other");
    assertThat(messages().deleteAll(BOB, TALK, List.of("1"))).isZero();
    assertThat(messages().deleteAll(ANN, "other", List.of("1"))).isZero();
    assertThat(messages().deleteAll(ANN, "none", List.of("1"))).isZero();
    assertThat(messages().find(ANN, TALK, "1")).contains(message("1"));
  }

  @Test
  default void deleteAllTakesSoManyIdsAndNoMore() {
    append("1");
    List<String> most =
        IntStream.range(0, MessageRepository.MAX_DELETE).mapToObj(Integer::toString).toList();
    List<String> more = Collections.nCopies(MessageRepository.MAX_DELETE + 1, "1");
    Failures.assertTooLarge(
        MessageRepository.MAX_DELETE, () -> messages().deleteAll(ANN, TALK, more));
    assertThat(messages().deleteAll(ANN, TALK, most)).isEqualTo(1);
  }

  @Test
  default void manyMessagesAreDeletedAtOnce() {
    for (int chunk = 0; chunk < 4; chunk++) {
      int start = chunk * 49;
      messages()
          .append(
              TALK, IntStream.range(start, start + 49).mapToObj(i -> message("m" + i)).toList());
    }
    List<String> ids = IntStream.range(0, 195).mapToObj(i -> "m" + i).toList();
    assertThat(messages().deleteAll(ANN, TALK, ids)).isEqualTo(195);
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(message("m195"));
    assertThat(talk().messageCount()).isEqualTo(1);
    assertThat(talk().revision()).isEqualTo(1 + 196 + 195);
  }

  @Test
  default void idAndOrderKeyOfADeletedMessageAreFree() {
    messages().append(keyed("1", "a"));
    messages().deleteAll(ANN, TALK, List.of("1"));
    messages().append(keyed("1", "a"));
    messages().append(keyed("2", "b"));
    messages().deleteAll(ANN, TALK, List.of("1", "2"));
    messages().append(keyed("3", "a"));
    messages().append(keyed("1", "b"));
    assertThat(Lists.messages(workspace(), ANN, TALK))
        .containsExactly(keyed("3", "a"), keyed("1", "b"));
  }

  private void append(String... ids) {
    for (String id : ids) {
      messages().append(message(id));
    }
  }
}
