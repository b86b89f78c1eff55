package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.User;
import io.gantry.chat.Message;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import io.gantry.store.StoreException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds when many threads work at once. */
abstract class ConcurrencyContract extends WorkspaceContract implements ChatScene {

  private static final int THREADS = 16;

  ConcurrencyContract(StoreContract suite) {
    super(suite);
  }

  static List<OwnedKind<?>> kinds() {
    return OwnedKinds.ALL;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T extends OwnedRecord<T>> void ofTwoReplacesOfOneRevisionExactlyOneWins(OwnedKind<T> kind) {
    OwnedRepository<T> repository = kind.repository().apply(workspace());
    for (int round = 0; round < 5; round++) {
      String id = "r" + round;
      repository.create(kind.full(id, ANN));
      List<Boolean> won =
          Together.call(
              2,
              thread ->
                  succeeds(
                      () ->
                          repository.replace(
                              thread == 0 ? kind.changed(id, ANN) : kind.bare(id, ANN))));
      assertThat(won).containsExactlyInAnyOrder(true, false);
      T winner = won.get(0) ? kind.changed(id, ANN) : kind.bare(id, ANN);
      assertThat(repository.find(ANN, id)).contains(winner.withRevision(2));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <T extends OwnedRecord<T>> void ofSixteenCreatesOfOneIdExactlyOneWins(OwnedKind<T> kind) {
    OwnedRepository<T> repository = kind.repository().apply(workspace());
    List<Boolean> won =
        Together.call(
            THREADS,
            thread -> succeeds(() -> repository.create(kind.full("1", thread == 0 ? BOB : ANN))));
    assertThat(won).containsOnlyOnce(true);
    String owner = won.get(0) ? BOB : ANN;
    assertThat(repository.find(owner, "1")).contains(kind.full("1", owner));
  }

  @Test
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
    assertThat(talk().revision()).isEqualTo(1 + THREADS * each);
  }

  @Test
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
    IntStream.range(0, 80).forEach(index -> workspace().messages().append(message("old" + index)));
    Together.call(
        8,
        thread -> {
          for (int index = 0; index < 10; index++) {
            workspace().messages().append(message(id(thread, index)));
            String doomed = "old" + (thread * 10 + index);
            workspace().messages().deleteAll(ANN, TALK, List.of(doomed, "old0"));
          }
          return thread;
        });
    List<Message> left = Lists.messages(workspace(), ANN, TALK);
    assertThat(left).hasSize(80).noneMatch(message -> message.id().startsWith("old"));
    assertThat(talk().messageCount()).isEqualTo(80);
    assertThat(talk().revision()).isEqualTo(1 + 80 + 80 + 80);
  }

  @Test
  void eachMessageIsDeletedAndCountedOnceByManyThreads() {
    conversation(TALK);
    List<Message> all = IntStream.range(0, 30).mapToObj(index -> message("m" + index)).toList();
    workspace().messages().append(TALK, all);
    List<String> ids = all.stream().map(Message::id).toList();
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
      workspace().messages().append(message("first"));
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
      assertThat(workspace().messages().find(ANN, TALK, "first")).isEmpty();
      workspace().conversations().delete(ANN, TALK);
    }
  }

  @Test
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
  void metadataEditsOfOneMessageDoNotOverwriteEachOther() {
    conversation(TALK);
    workspace().messages().append(message("1"));
    List<Boolean> won =
        Together.call(
            THREADS, thread -> succeeds(() -> workspace().messages().replace(message("1"))));
    assertThat(won).containsOnlyOnce(true);
    assertThat(workspace().messages().find(ANN, TALK, "1").orElseThrow().revision()).isEqualTo(2);
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
