package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.User;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds when many threads work at once. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ConcurrencyContract extends WorkspaceContract implements ChatScene {

  private static final int THREADS = 16;

  ConcurrencyContract(StoreSuite suite) {
    super(suite);
  }

  List<OwnedKind<?>> kinds() {
    return OwnedKinds.in(shape());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T extends OwnedRecord<T>> void ofTwoReplacesOfOneRevisionExactlyOneWins(OwnedKind<T> kind) {
    OwnedRepository<T> repository = kind.repository().apply(workspace());
    for (int round = 0; round < 5; round++) {
      String name = "r" + round;
      T first = repository.create(kind.full(name, ANN));
      List<T> rivals = List.of(kind.changed(name, ANN), kind.bare(name, ANN));
      List<Boolean> won =
          Together.call(
              2,
              thread ->
                  succeeds(
                      () -> repository.replace(rivals.get(thread).withRevision(first.revision()))));
      assertThat(won).containsExactlyInAnyOrder(true, false);
      T winner = rivals.get(won.indexOf(true));
      shape().assertReplaced(first, winner, repository.find(ANN, first.id()).orElseThrow());
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T extends OwnedRecord<T>> void ofSixteenCreatesOfOneIdExactlyOneWins(OwnedKind<T> kind) {
    OwnedRepository<T> repository = kind.repository().apply(workspace());
    List<Boolean> won =
        Together.call(
            THREADS,
            thread ->
                succeeds(() -> repository.create(kind.full("1", thread == 0 ? somebody() : ANN))));
    assertThat(won).containsOnlyOnce(true);
    String owner = won.get(0) ? somebody() : ANN;
    shape()
        .assertCreated(kind.full("1", owner), repository.find(owner, kind.id("1")).orElseThrow());
  }

  @Test
  @OnlyWith(EntityKind.USER)
  void ofSixteenUsersWithOneNameExactlyOneIsCreated() {
    List<Boolean> won =
        Together.call(
            THREADS,
            thread -> {
              String field = thread % 2 == 0 ? "username" : "email";
              User user = RecordCopy.with(Samples.bareUser("u" + thread), field, "Same");
              return succeeds(() -> workspace().users().create(user, null));
            });
    assertThat(won).containsOnlyOnce(true);
    String winner = "u" + won.indexOf(true);
    assertThat(workspace().users().findByLoginName("same").map(User::id)).contains(winner);
  }

  @Test
  @OnlyWith(traits = Trait.SHARE_IDS)
  void ofSixteenConversationsWithOneShareIdExactlyOneIsShared() {
    for (int index = 0; index < THREADS; index++) {
      conversation("c" + index);
    }
    List<Boolean> won =
        Together.call(
            THREADS,
            thread ->
                succeeds(
                    () ->
                        workspace()
                            .conversations()
                            .replace(
                                Samples.bareConversation("c" + thread, ANN)
                                    .withShareId("s", Samples.FAR))));
    assertThat(won).containsOnlyOnce(true);
    assertThat(workspace().conversations().findByShareId("s").orElseThrow().id())
        .isEqualTo("c" + won.indexOf(true));
  }

  @Test
  void sixteenThreadsAppendToOneConversationAndNothingIsLost() {
    conversation(TALK);
    int each = 10;
    Together.call(
        THREADS,
        thread -> {
          for (int index = 0; index < each; index++) {
            workspace().messages().append(message(id(thread, index)));
          }
          return thread;
        });
    List<Message> all = Lists.messages(workspace(), ANN, TALK);
    assertThat(all).hasSize(THREADS * each);
    assertThat(all).extracting(Message::orderKey).isSorted().doesNotHaveDuplicates();
    assertThat(
            Walk.through(
                PageRequest.oldestFirst(7), page -> workspace().messages().list(ANN, TALK, page)))
        .isEqualTo(all);
    assertThat(talk().messageCount()).isEqualTo(THREADS * each);
    assertRevision(1 + THREADS * each);
  }

  @Test
  @OnlyWith(traits = Trait.GIVEN_MESSAGE_IDS)
  void ofSixteenAppendsOfOneIdExactlyOneIsCounted() {
    conversation(TALK);
    List<Boolean> won =
        Together.call(
            THREADS,
            thread -> succeeds(() -> workspace().messages().append(keyed("same", "k" + thread))));
    assertThat(won).containsOnlyOnce(true);
    assertThat(Lists.messages(workspace(), ANN, TALK)).hasSize(1);
    assertThat(talk().messageCount()).isEqualTo(1);
  }

  @Test
  void appendsAndDeletesAtOnceKeepTheCountExact() {
    conversation(TALK);
    List<String> old =
        IntStream.range(0, 80)
            .mapToObj(index -> messages().append(message("old" + index)).id())
            .toList();
    Together.call(
        8,
        thread -> {
          for (int index = 0; index < 10; index++) {
            workspace().messages().append(message(id(thread, index)));
            String doomed = old.get(thread * 10 + index);
            workspace().messages().deleteAll(ANN, TALK, List.of(doomed, old.get(0)));
          }
          return thread;
        });
    List<Message> left = Lists.messages(workspace(), ANN, TALK);
    assertThat(left).hasSize(80).noneMatch(message -> old.contains(message.id()));
    assertThat(talk().messageCount()).isEqualTo(80);
    assertRevision(1 + 80 + 80 + 80);
  }

  @Test
  void eachMessageIsDeletedAndCountedOnceByManyThreads() {
    conversation(TALK);
    List<Message> all = IntStream.range(0, 30).mapToObj(index -> message("m" + index)).toList();
    List<String> ids = ChatScene.ids(messages().append(TALK, all));
    List<Integer> deleted =
        Together.call(4, thread -> workspace().messages().deleteAll(ANN, TALK, ids));
    assertThat(deleted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(30);
    assertThat(talk().messageCount()).isZero();
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
  }

  @Test
  void aDeleteAgainstAppendsLeavesNoOrphan() {
    for (int round = 0; round < 10; round++) {
      conversation(TALK);
      String first = messages().append(message("first")).id();
      Together.call(
          4,
          thread -> {
            if (thread == 0) {
              return workspace().conversations().delete(ANN, TALK);
            }
            appendUntilGone(thread);
            return true;
          });
      assertThat(workspace().conversations().find(ANN, TALK)).isEmpty();
      conversation(TALK);
      assertThat(talk().messageCount()).isZero();
      assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
      assertThat(workspace().messages().find(ANN, TALK, first)).isEmpty();
      workspace().conversations().delete(ANN, TALK);
    }
  }

  @Test
  @OnlyWith(EntityKind.TICKET)
  void aDeleteAgainstNewTicketsLeavesNoOrphan() {
    for (int round = 0; round < 10; round++) {
      conversation(TALK);
      Together.call(
          4,
          thread ->
              thread == 0
                  ? workspace().conversations().delete(ANN, TALK)
                  : succeeds(() -> workspace().tickets().create(ticket("t" + thread))));
      conversation(TALK);
      assertThat(Lists.tickets(workspace(), ANN, TALK)).isEmpty();
      workspace().conversations().delete(ANN, TALK);
    }
  }

  @Test
  void editsOfOneMessageDoNotOverwriteEachOther() {
    conversation(TALK);
    Message first = messages().append(message("1"));
    List<Boolean> won =
        Together.call(
            THREADS,
            thread ->
                succeeds(
                    () ->
                        messages()
                            .replace(
                                RecordCopy.with(
                                    first, "content", new JsonText("\"" + thread + '"')))));
    assertThat(won).containsOnlyOnce(true);
    Message winner =
        RecordCopy.with(first, "content", new JsonText("\"" + won.indexOf(true) + '"'));
    shape().assertReplaced(first, winner, messages().find(ANN, TALK, first.id()).orElseThrow());
  }

  @Test
  void readsDuringAppendsSeeConversationAndMessagesInStep() {
    conversation(TALK);
    Set<String> broken = new TreeSet<>();
    Together.call(
        4,
        thread -> {
          for (int index = 0; index < 15; index++) {
            if (thread < 2) {
              workspace().messages().append(message(id(thread, index)));
            } else {
              long counted = talk().messageCount();
              int listed = Lists.messages(workspace(), ANN, TALK).size();
              if (listed < counted) {
                synchronized (broken) {
                  broken.add(listed + " listed of " + counted);
                }
              }
            }
          }
          return thread;
        });
    assertThat(broken).isEmpty();
  }

  /** Where revisions are counted. */
  private void assertRevision(long expected) {
    if (shape().countsRevisions()) {
      assertThat(talk().revision()).isEqualTo(expected);
    }
  }

  /** Appends until the conversation is gone, which every append must then say. */
  private void appendUntilGone(int thread) {
    for (int index = 0; index < 40; index++) {
      String id = id(thread, index);
      if (!succeeds(() -> workspace().messages().append(message(id)))) {
        return;
      }
    }
  }

  private static String id(int thread, int index) {
    return "m%02d-%02d".formatted(index, thread);
  }

  /** Whether the write was made; it may only fail for a reason that another thread gave. */
  private static boolean succeeds(Runnable write) {
    try {
      write.run();
      return true;
    } catch (StoreException.Conflict
        | StoreException.AlreadyExists
        | StoreException.NotFound lost) {
      return false;
    }
  }
}
