package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.ConversationRepository;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import io.gantry.store.Workspace;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What share ids of conversations mean. */
abstract class ShareContract extends WorkspaceContract implements ChatScene {

  ShareContract(StoreContract suite) {
    super(suite);
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

  private ConversationRepository conversations() {
    return workspace().conversations();
  }

  private Conversation shared(String id, String ownerId, String shareId) {
    Conversation shared = RecordCopy.with(Samples.conversation(id, ownerId), "shareId", shareId);
    conversations().create(shared);
    return shared;
  }

  private static void assertShareIdTaken(ThrowingCallable call) {
    Failures.assertTaken(EntityKind.CONVERSATION, "share_id", call);
  }
}
