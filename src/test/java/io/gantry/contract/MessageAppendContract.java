package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.store.EntityKind;
import org.junit.jupiter.api.Test;

/** What appending a message means for it and for its conversation. */
interface MessageAppendContract extends ChatScene {

  @Test
  default void aFullMessageComesBackEqual() {
    assertKept(message("1"));
  }

  @Test
  default void aBareMessageComesBackEqual() {
    assertKept(Samples.bareMessage("1", TALK, ANN));
  }

  @Test
  default void appendCountsTheMessageInItsConversation() {
    Conversation before = talk();
    Message message = messages().append(messageAt("1", Samples.LATER));
    shape().assertMoved(before.withAppended(message), talk());
    assertThat(talk().messageCount()).isEqualTo(1);
    assertThat(talk().lastMessageAt()).isEqualTo(Samples.LATER);
    assertThat(talk().updatedAt()).isEqualTo(Samples.LATER);
  }

  @Test
  default void eachAppendCounts() {
    Conversation expected = talk();
    for (int index = 1; index <= 5; index++) {
      Message message = messageAt("m" + index, Samples.LATER.plusSeconds(index));
      expected = expected.withAppended(messages().append(message));
    }
    shape().assertMoved(expected, talk());
    assertThat(talk().messageCount()).isEqualTo(5);
    assertThat(talk().lastMessageAt()).isEqualTo(Samples.LATER.plusSeconds(5));
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
    messages().append(messageAt("1", Samples.LATER));
    Failures.assertStale(
        EntityKind.CONVERSATION,
        TALK,
        before.revision(),
        () -> workspace().conversations().replace(before));
  }

  @Test
  default void appendToAnUnknownConversationFails() {
    Failures.assertUnknown(
        EntityKind.CONVERSATION, "none", () -> messages().append(message("1", "none", ANN)));
    conversation("none");
    assertThat(Lists.messages(workspace(), ANN, "none")).isEmpty();
  }

  @Test
  default void appendToAForeignConversationFailsAsIfUnknown() {
    Conversation before = talk();
    Failures.assertUnknown(
        EntityKind.CONVERSATION, TALK, () -> messages().append(message("1", TALK, BOB)));
    assertThat(talk()).isEqualTo(before);
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
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
  default void findGivesNothingForUnknownIdsAndForeignOwners() {
    Message stored = messages().append(message("1"));
    conversation("other");
    assertThat(messages().find(ANN, TALK, "2" + stored.id())).isEmpty();
    assertThat(messages().find(ANN, "other", stored.id())).isEmpty();
    assertThat(messages().find(ANN, "none", stored.id())).isEmpty();
    assertThat(messages().find(BOB, TALK, stored.id())).isEmpty();
    assertThat(messages().find(ANN, TALK, "")).isEmpty();
    assertThat(messages().find(ANN, TALK, "\ud800")).isEmpty();
    assertThat(messages().find(ANN, TALK, stored.id() + "\u0000")).isEmpty();
    Oddities.oddIds().forEach(id -> assertThat(messages().find(ANN, TALK, id)).isEmpty());
  }

  private void assertKept(Message given) {
    Message stored = messages().append(given);
    shape().assertCreated(given, stored);
    assertThat(messages().find(ANN, TALK, stored.id())).contains(stored);
  }
}
