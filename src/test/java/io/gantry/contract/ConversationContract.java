package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.ConversationRepository;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What conversations do beyond other owned records: counts, and what hangs on them. */
abstract class ConversationContract extends WorkspaceContract implements ChatScene {

  ConversationContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void aNewConversationHasNoMessagesWhateverItSays() {
    Conversation record = shape().kept(Samples.conversation(TALK, ANN));
    Conversation stored = conversations().create(withCounts(record, 5L));
    shape().assertCreated(record, stored);
    assertThat(talk()).isEqualTo(stored);
  }

  @Test
  void replaceIgnoresCountAndTimeOfMessages() {
    conversation(TALK);
    workspace().messages().append(message("1"));
    Conversation counted = talk();
    Conversation replaced = conversations().replace(withCounts(counted, 77L));
    shape().assertReplaced(counted, counted, replaced);
    assertThat(talk()).isEqualTo(replaced);
  }

  @Test
  void deleteTakesMessagesAndTicketsWithIt() {
    fill(TALK);
    fill("other");
    List<String> ids = ChatScene.ids(Lists.messages(workspace(), ANN, TALK));
    conversations().delete(ANN, TALK);
    assertThat(ids).noneMatch(id -> messages().find(ANN, TALK, id).isPresent());
    if (shape().has(EntityKind.TICKET)) {
      assertThat(workspace().tickets().find(ANN, TALK, "1")).isEmpty();
    }
    conversation(TALK);
    assertEmpty(TALK);
    assertFilled("other");
  }

  @Test
  void deleteWithRevisionTakesMessagesAndTicketsWithIt() {
    fill(TALK);
    conversations().delete(ANN, TALK, talk().revision());
    conversation(TALK);
    assertEmpty(TALK);
  }

  @Test
  void aRefusedDeleteLeavesMessagesAndTickets() {
    fill(TALK);
    long stale = talk().revision() - 1;
    Failures.assertStale(
        EntityKind.CONVERSATION, TALK, stale, () -> conversations().delete(ANN, TALK, stale));
    assertThat(conversations().delete(BOB, TALK)).isFalse();
    assertFilled(TALK);
  }

  @Test
  void deleteTakesHundredsOfMessagesWithIt() {
    conversation(TALK);
    for (int chunk = 0; chunk < 5; chunk++) {
      int start = chunk * 49;
      workspace()
          .messages()
          .append(
              TALK,
              IntStream.range(start, start + 49).mapToObj(index -> message("m" + index)).toList());
    }
    assertThat(conversations().delete(ANN, TALK)).isTrue();
    conversation(TALK);
    assertEmpty(TALK);
    workspace().messages().append(message("m0"));
    assertThat(talk().messageCount()).isEqualTo(1);
  }

  private ConversationRepository conversations() {
    return workspace().conversations();
  }

  private static Conversation withCounts(Conversation record, long count) {
    return RecordCopy.with(
        RecordCopy.with(record, "messageCount", count), "lastMessageAt", Samples.FAR);
  }

  private void fill(String conversationId) {
    conversation(conversationId);
    messages().append(message("1", conversationId, ANN));
    messages().append(message("2", conversationId, ANN));
    if (shape().has(EntityKind.TICKET)) {
      workspace().tickets().create(Samples.ticket("1", conversationId, ANN));
    }
  }

  private void assertFilled(String conversationId) {
    assertThat(Lists.messages(workspace(), ANN, conversationId)).hasSize(2);
    if (shape().has(EntityKind.TICKET)) {
      assertThat(Lists.tickets(workspace(), ANN, conversationId)).hasSize(1);
    }
  }

  private void assertEmpty(String conversationId) {
    assertThat(Lists.messages(workspace(), ANN, conversationId)).isEmpty();
    if (shape().has(EntityKind.TICKET)) {
      assertThat(Lists.tickets(workspace(), ANN, conversationId)).isEmpty();
    }
    assertThat(conversations().find(ANN, conversationId).orElseThrow().messageCount()).isZero();
  }
}
