package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ids mean that the store gives to messages, for versions that number them. */
abstract class MessageMadeIdContract extends WorkspaceContract implements ChatScene {

  /** The greatest number that was given so far: a table counts over all conversations. */
  private long given;

  MessageMadeIdContract(StoreContract suite) {
    super(suite);
  }

  @BeforeEach
  final void makeConversation() {
    conversation(TALK);
    conversation("elsewhere");
    String first = messages().append(message("first", "elsewhere", ANN)).id();
    given = isNumbered() ? Long.parseLong(first) : 0;
  }

  @Test
  void anIdOfAnotherFormIsReplacedByOneThatComesLast() {
    List<Message> stored = appended("z", "a", "-1", "0", "007", "1_5", "20240229_123456_78901");
    assertThat(stored).extracting(Message::orderKey).isSorted().doesNotHaveDuplicates();
    assertThat(stored).extracting(Message::id).allMatch(this::isOwn).doesNotHaveDuplicates();
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEqualTo(stored);
  }

  @Test
  void anIdOfTheOwnFormThatComesLastIsKept() {
    Message early = messages().append(message(own(3)));
    Message late = messages().append(message(own(7)));
    assertThat(ChatScene.ids(List.of(early, late))).containsExactly(own(3), own(7));
    assertThat(messages().find(ANN, TALK, own(7))).contains(late);
  }

  @Test
  void anIdThatComesTooEarlyIsReplacedByTheNext() {
    List<Message> stored = appended(own(5), own(2), own(9));
    assertThat(stored).extracting(Message::orderKey).isSorted().doesNotHaveDuplicates();
    assertThat(stored.get(0).id()).isEqualTo(own(5));
    assertThat(stored.get(2).id()).isEqualTo(own(9));
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEqualTo(stored);
  }

  /** What is copied twice is not stored twice. */
  @Test
  void anIdOfTheOwnFormThatTheConversationHoldsIsTaken() {
    List<Message> stored = appended(own(5), own(9));
    Conversation before = talk();
    List<Message> many = List.of(message(own(11)), message(own(5)));
    List<Message> twice = List.of(message(own(11)), message(own(11)));
    Failures.assertTaken(EntityKind.MESSAGE, "id", () -> messages().append(message(own(5))));
    Failures.assertTaken(EntityKind.MESSAGE, "id", () -> messages().append(TALK, many));
    Failures.assertTaken(EntityKind.MESSAGE, "id", () -> messages().append(TALK, twice));
    assertThat(talk()).isEqualTo(before);
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEqualTo(stored);
  }

  @Test
  void messagesOfOneMomentAreToldApart() {
    List<Message> together = new ArrayList<>();
    for (int index = 0; index < 30; index++) {
      together.add(messageAt("m" + index, Samples.AT));
    }
    List<Message> stored = messages().append(TALK, together);
    assertThat(stored).hasSize(30);
    assertThat(stored).extracting(Message::orderKey).isSorted().doesNotHaveDuplicates();
    assertThat(stored).extracting(Message::createdAt).containsOnly(Samples.AT);
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEqualTo(stored);
  }

  @Test
  void anOlderMessageComesLastWhenItIsAppendedLast() {
    Message first = messages().append(messageAt("a", Samples.FAR));
    Message second = messages().append(messageAt("b", Samples.AT));
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(first, second);
  }

  /** An id as the store makes them; a greater number comes later. */
  private String own(int number) {
    return isNumbered() ? Long.toString(given + number) : "20990101_000000_%06d".formatted(number);
  }

  private boolean isOwn(String id) {
    return isNumbered() ? NumberIds.isNumber(id) : id.matches("[0-9]{8}_[0-9]{6}_[0-9]{6}");
  }

  private boolean isNumbered() {
    return shape().version().compareTo(SchemaVersion.V4) <= 0;
  }
}
