package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.ConversationRepository;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import io.gantry.store.Workspace;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What conversations do beyond other owned records: counts, share ids, and what hangs on them. */
abstract class ConversationContract extends WorkspaceContract implements ChatScene {

  ConversationContract(StoreContract suite) {
    super(suite);
  }

  @Test
  void aNewConversationHasNoMessagesWhateverItSays() {
    Conversation record = Samples.conversation(TALK, ANN);
    conversations().create(withCounts(record, 5L));
    assertThat(talk()).isEqualTo(record);
  }

  @Test
  void replaceIgnoresCountAndTimeOfMessages() {
    conversation(TALK);
    workspace().messages().append(message("1"));
    Conversation counted = talk();
    Conversation replaced = conversations().replace(withCounts(counted, 77L));
    assertThat(replaced).isEqualTo(counted.withRevision(3));
    assertThat(talk()).isEqualTo(replaced);
  }

  @Test
  void aSharedConversationIsFoundByItsShareId() {
    Conversation shared = shared("1", ANN, "s");
    assertThat(conversations().findByShareId("s")).contains(shared);
  }

  @Test
  void shareIdsAreComparedExactly() {
    shared("1", ANN, "Straße");
    assertThat(conversations().findByShareId("straße")).isEmpty();
    assertThat(conversations().findByShareId("Strasse")).isEmpty();
    assertThat(conversations().findByShareId("Straß")).isEmpty();
    assertThat(conversations().findByShareId("")).isEmpty();
    assertThat(conversations().findByShareId("\u0000")).isEmpty();
    assertThat(conversations().findByShareId("\ud800")).isEmpty();
    assertThat(conversations().findByShareId("x".repeat(5_000))).isEmpty();
  }

  @Test
  void oddShareIdsAreFound() {
    Oddities.oddIds()
        .forEach(
            id -> {
              Conversation shared = shared("c" + Integer.toHexString(id.hashCode()), ANN, id);
              assertThat(conversations().findByShareId(id)).as(id).contains(shared);
            });
  }

  @Test
  void theFoundConversationFollowsItsChanges() {
    shared(TALK, ANN, "s");
    workspace().messages().append(message("1"));
    assertThat(conversations().findByShareId("s")).contains(talk());
    Conversation renamed = conversations().replace(RecordCopy.with(talk(), "title", "renamed"));
    assertThat(conversations().findByShareId("s")).contains(renamed);
    workspace().messages().deleteAll(ANN, TALK, List.of("1"));
    assertThat(conversations().findByShareId("s")).contains(talk());
  }

  @Test
  void createFailsOnATakenShareId() {
    Conversation shared = shared("1", ANN, "s");
    assertShareIdTaken(() -> shared("2", BOB, "s"));
    assertThat(conversations().find(BOB, "2")).isEmpty();
    assertThat(Lists.conversations(workspace(), BOB)).isEmpty();
    assertThat(conversations().findByShareId("s")).contains(shared);
  }

  @Test
  void replaceFailsOnATakenShareId() {
    Conversation shared = shared("1", ANN, "s");
    Conversation other = shared("2", ANN, "t");
    assertShareIdTaken(() -> conversations().replace(other.withShareId("s", Samples.FAR)));
    assertThat(conversations().find(ANN, "2")).contains(other);
    assertThat(conversations().findByShareId("s")).contains(shared);
    assertThat(conversations().findByShareId("t")).contains(other);
  }

  @Test
  void aStaleReplaceDoesNotTakeItsShareId() {
    conversation(TALK);
    Conversation stale = talk();
    conversations().replace(stale);
    Failures.assertStale(
        EntityKind.CONVERSATION,
        TALK,
        1,
        () -> conversations().replace(stale.withShareId("s", Samples.FAR)));
    assertThat(conversations().findByShareId("s")).isEmpty();
    shared("2", ANN, "s");
  }

  @Test
  void replaceMayKeepItsOwnShareId() {
    Conversation shared = shared("1", ANN, "s");
    Conversation replaced = conversations().replace(shared);
    assertThat(conversations().findByShareId("s")).contains(replaced);
  }

  @Test
  void aRemovedShareIdIsGoneAndFree() {
    Conversation shared = shared("1", ANN, "s");
    conversations().replace(shared.withShareId(null, Samples.FAR));
    assertThat(conversations().findByShareId("s")).isEmpty();
    Conversation next = shared("2", BOB, "s");
    assertThat(conversations().findByShareId("s")).contains(next);
  }

  @Test
  void anExchangedShareIdIsGoneAndFree() {
    Conversation shared = shared("1", ANN, "s");
    Conversation exchanged = conversations().replace(shared.withShareId("t", Samples.FAR));
    assertThat(conversations().findByShareId("s")).isEmpty();
    assertThat(conversations().findByShareId("t")).contains(exchanged);
    shared("2", BOB, "s");
  }

  @Test
  void theShareIdOfADeletedConversationIsGoneAndFree() {
    shared("1", ANN, "s");
    conversations().delete(ANN, "1");
    assertThat(conversations().findByShareId("s")).isEmpty();
    shared("2", ANN, "s");
    conversations().delete(ANN, "2", 1);
    assertThat(conversations().findByShareId("s")).isEmpty();
    shared("3", ANN, "s");
  }

  @Test
  void anotherTenantMayHaveTheSameShareId() {
    Conversation here = shared("1", ANN, "s");
    Workspace elsewhere = newWorkspace();
    assertThat(elsewhere.conversations().findByShareId("s")).isEmpty();
    Conversation there = RecordCopy.with(Samples.conversation("9", BOB), "shareId", "s");
    elsewhere.conversations().create(there);
    assertThat(elsewhere.conversations().findByShareId("s")).contains(there);
    assertThat(conversations().findByShareId("s")).contains(here);
  }

  @Test
  void deleteTakesMessagesAndTicketsWithIt() {
    fill(TALK);
    fill("other");
    conversations().delete(ANN, TALK);
    assertThat(workspace().messages().find(ANN, TALK, "1")).isEmpty();
    assertThat(workspace().tickets().find(ANN, TALK, "1")).isEmpty();
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
    Failures.assertStale(
        EntityKind.CONVERSATION, TALK, 1, () -> conversations().delete(ANN, TALK, 1));
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

  private Conversation shared(String id, String ownerId, String shareId) {
    Conversation shared = RecordCopy.with(Samples.conversation(id, ownerId), "shareId", shareId);
    conversations().create(shared);
    return shared;
  }

  private static Conversation withCounts(Conversation record, long count) {
    return RecordCopy.with(
        RecordCopy.with(record, "messageCount", count), "lastMessageAt", Samples.FAR);
  }

  private static void assertShareIdTaken(ThrowingCallable call) {
    Failures.assertTaken(EntityKind.CONVERSATION, "share_id", call);
  }

  private void fill(String conversationId) {
    conversation(conversationId);
    workspace().messages().append(Samples.message("1", conversationId, ANN));
    workspace().messages().append(Samples.message("2", conversationId, ANN));
    workspace().tickets().create(Samples.ticket("1", conversationId, ANN));
  }

  private void assertFilled(String conversationId) {
    assertThat(Lists.messages(workspace(), ANN, conversationId)).hasSize(2);
    assertThat(Lists.tickets(workspace(), ANN, conversationId)).hasSize(1);
  }

  private void assertEmpty(String conversationId) {
    assertThat(Lists.messages(workspace(), ANN, conversationId)).isEmpty();
    assertThat(Lists.tickets(workspace(), ANN, conversationId)).isEmpty();
    assertThat(conversations().find(ANN, conversationId).orElseThrow().messageCount()).isZero();
  }
}
