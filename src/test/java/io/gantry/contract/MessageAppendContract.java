package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.store.EntityKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What appending a message means for it and for its conversation. */
interface MessageAppendContract extends ChatScene {

  @Test
  default void aFullMessageComesBackEqual() {
    Message message = message("1");
    messages().append(message);
    assertThat(messages().find(ANN, TALK, "1")).contains(message);
  }

  @Test
  default void aBareMessageComesBackEqual() {
    Message message = Samples.bareMessage("1", TALK, ANN);
    messages().append(message);
    assertThat(messages().find(ANN, TALK, "1")).contains(message);
  }

  @Test
  default void appendCountsTheMessageInItsConversation() {
    Conversation before = talk();
    Message message = messageAt("1", Samples.LATER);
    messages().append(message);
    assertThat(talk()).isEqualTo(before.withAppended(message));
    assertThat(talk().messageCount()).isEqualTo(1);
    assertThat(talk().lastMessageAt()).isEqualTo(Samples.LATER);
    assertThat(talk().updatedAt()).isEqualTo(Samples.LATER);
    assertThat(talk().revision()).isEqualTo(2);
  }

  @Test
  default void eachAppendCounts() {
    for (int index = 1; index <= 5; index++) {
      messages().append(messageAt("m" + index, Samples.LATER.plusSeconds(index)));
    }
    assertThat(talk().messageCount()).isEqualTo(5);
    assertThat(talk().lastMessageAt()).isEqualTo(Samples.LATER.plusSeconds(5));
    assertThat(talk().revision()).isEqualTo(6);
  }

  @Test
  default void theTimeOfTheConversationIsThatOfTheLastAppendEvenWhenOlder() {
    messages().append(messageAt("1", Samples.FAR));
    messages().append(messageAt("2", Samples.AT));
    assertThat(talk().lastMessageAt()).isEqualTo(Samples.AT);
    assertThat(talk().updatedAt()).isEqualTo(Samples.AT);
  }

  @Test
  default void appendMovesTheConversationInTheList() {
    workspace()
        .conversations()
        .create(OwnedKinds.CONVERSATIONS.at(Samples.bareConversation("2", ANN), Samples.LATER));
    messages().append(messageAt("1", Samples.FAR));
    assertThat(Lists.conversations(workspace(), ANN))
        .extracting(Conversation::id)
        .containsExactly(TALK, "2");
    assertThat(Lists.conversations(workspace(), ANN)).contains(talk());
  }

  @Test
  default void appendMakesTheOldRevisionOfTheConversationStale() {
    Conversation before = talk();
    messages().append(message("1"));
    Failures.assertStale(
        EntityKind.CONVERSATION, TALK, 1, () -> workspace().conversations().replace(before));
  }

  @Test
  default void appendToAnUnknownConversationFails() {
    Failures.assertUnknown(
        EntityKind.CONVERSATION,
        "none",
        () -> messages().append(Samples.message("1", "none", ANN)));
    conversation("none");
    assertThat(messages().find(ANN, "none", "1")).isEmpty();
  }

  @Test
  default void appendToAForeignConversationFailsAsIfUnknown() {
    Conversation before = talk();
    Failures.assertUnknown(
        EntityKind.CONVERSATION, TALK, () -> messages().append(Samples.message("1", TALK, BOB)));
    assertThat(talk()).isEqualTo(before);
    assertThat(messages().find(ANN, TALK, "1")).isEmpty();
  }

  @Test
  default void appendToADeletedConversationFails() {
    workspace().conversations().delete(ANN, TALK);
    Failures.assertUnknown(EntityKind.CONVERSATION, TALK, () -> messages().append(message("1")));
    conversation(TALK);
    assertThat(talk().messageCount()).isZero();
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
  }

  @Test
  default void aSecondMessageWithTheSameIdFailsAndIsNotCounted() {
    Message message = keyed("1", "a");
    messages().append(message);
    Conversation before = talk();
    Failures.assertTaken(EntityKind.MESSAGE, "id", () -> messages().append(keyed("1", "b")));
    assertThat(talk()).isEqualTo(before);
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(message);
  }

  @Test
  default void aSecondMessageWithTheSameOrderKeyFailsAndIsNotCounted() {
    Message message = keyed("1", "a");
    messages().append(message);
    Conversation before = talk();
    Failures.assertTaken(EntityKind.MESSAGE, "order_key", () -> messages().append(keyed("2", "a")));
    assertThat(talk()).isEqualTo(before);
    assertThat(messages().find(ANN, TALK, "2")).isEmpty();
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(message);
  }

  @Test
  default void anOrderKeyMayBeTheIdOfAnotherMessage() {
    messages().append(keyed("a", "b"));
    messages().append(keyed("b", "a"));
    assertThat(messages().find(ANN, TALK, "a").map(Message::orderKey)).contains("b");
    assertThat(messages().find(ANN, TALK, "b").map(Message::orderKey)).contains("a");
  }

  @Test
  default void twoConversationsMayHoldTheSameIdsAndOrderKeys() {
    conversation("other");
    Message here = message("1");
    Message there = Samples.changedMessage("1", "other", ANN);
    messages().append(here);
    messages().append(there);
    assertThat(messages().find(ANN, TALK, "1")).contains(here);
    assertThat(messages().find(ANN, "other", "1")).contains(there);
  }

  @Test
  default void findGivesNothingForUnknownIdsAndForeignOwners() {
    messages().append(message("1"));
    conversation("other");
    assertThat(messages().find(ANN, TALK, "2")).isEmpty();
    assertThat(messages().find(ANN, "other", "1")).isEmpty();
    assertThat(messages().find(ANN, "none", "1")).isEmpty();
    assertThat(messages().find(BOB, TALK, "1")).isEmpty();
    assertThat(messages().find(ANN, TALK, "")).isEmpty();
    assertThat(messages().find(ANN, TALK, "\ud800")).isEmpty();
    assertThat(messages().find(ANN, TALK, "1\u0000")).isEmpty();
  }

  @Test
  default void oddIdsAreKept() {
    Oddities.oddIds()
        .forEach(
            id -> {
              String key = "k" + Integer.toHexString(id.hashCode());
              messages().append(keyed(id, key));
              Optional<Message> found = messages().find(ANN, TALK, id);
              assertThat(found).as(id).contains(keyed(id, key));
            });
    assertThat(talk().messageCount()).isEqualTo(Oddities.oddIds().count());
  }
}
