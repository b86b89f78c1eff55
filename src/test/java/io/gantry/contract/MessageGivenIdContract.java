package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static io.gantry.common.PageRequest.oldestFirst;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ids and order keys mean that come with the messages, for versions that keep them. */
abstract class MessageGivenIdContract extends WorkspaceContract implements ChatScene {

  MessageGivenIdContract(StoreContract suite) {
    super(suite);
  }

  @BeforeEach
  final void makeConversation() {
    conversation(TALK);
  }

  @Test
  void aSecondMessageWithTheSameIdFailsAndIsNotCounted() {
    Message message = keyed("1", "a");
    messages().append(message);
    Conversation before = talk();
    Failures.assertTaken(EntityKind.MESSAGE, "id", () -> messages().append(keyed("1", "b")));
    assertThat(talk()).isEqualTo(before);
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(message);
  }

  @Test
  void aSecondMessageWithTheSameOrderKeyFailsAndIsNotCounted() {
    Message message = keyed("1", "a");
    messages().append(message);
    Conversation before = talk();
    Failures.assertTaken(EntityKind.MESSAGE, "order_key", () -> messages().append(keyed("2", "a")));
    assertThat(talk()).isEqualTo(before);
    assertThat(messages().find(ANN, TALK, "2")).isEmpty();
    assertThat(Lists.messages(workspace(), ANN, TALK)).containsExactly(message);
  }

  @Test
  void anOrderKeyMayBeTheIdOfAnotherMessage() {
    messages().append(keyed("a", "b"));
    messages().append(keyed("b", "a"));
    assertThat(messages().find(ANN, TALK, "a").map(Message::orderKey)).contains("b");
    assertThat(messages().find(ANN, TALK, "b").map(Message::orderKey)).contains("a");
  }

  @Test
  void twoConversationsMayHoldTheSameIdsAndOrderKeys() {
    conversation("other");
    Message here = message("1");
    Message there = Samples.changedMessage("1", "other", ANN);
    messages().append(here);
    messages().append(there);
    assertThat(messages().find(ANN, TALK, "1")).contains(here);
    assertThat(messages().find(ANN, "other", "1")).contains(there);
  }

  @Test
  void oddIdsAreKept() {
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

  @Test
  void nothingIsAppendedWhenTheLastIdIsTaken() {
    messages().append(keyed("taken", "zzz"));
    Conversation before = talk();
    List<Message> many = many(20);
    many.add(keyed("taken", "zzzz"));
    Failures.assertTaken(EntityKind.MESSAGE, "id", () -> messages().append(TALK, many));
    assertThat(talk()).isEqualTo(before);
    assertThat(Lists.messages(workspace(), ANN, TALK)).hasSize(1);
    assertThat(messages().find(ANN, TALK, "m00")).isEmpty();
  }

  @Test
  void nothingIsAppendedWhenTheLastOrderKeyIsTaken() {
    messages().append(keyed("first", "taken"));
    Conversation before = talk();
    List<Message> many = many(20);
    many.add(keyed("new", "taken"));
    Failures.assertTaken(EntityKind.MESSAGE, "order_key", () -> messages().append(TALK, many));
    assertThat(talk()).isEqualTo(before);
    assertThat(Lists.messages(workspace(), ANN, TALK)).hasSize(1);
    assertThat(messages().find(ANN, TALK, "new")).isEmpty();
  }

  @Test
  void nothingIsAppendedWhenTwoOfThemHaveOneId() {
    Conversation before = talk();
    List<Message> many = List.of(keyed("1", "a"), keyed("2", "b"), keyed("1", "c"));
    Failures.assertTaken(EntityKind.MESSAGE, "id", () -> messages().append(TALK, many));
    assertThat(talk()).isEqualTo(before);
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
  }

  @Test
  void nothingIsAppendedWhenTwoOfThemHaveOneOrderKey() {
    Conversation before = talk();
    List<Message> many = List.of(keyed("1", "a"), keyed("2", "b"), keyed("3", "a"));
    Failures.assertTaken(EntityKind.MESSAGE, "order_key", () -> messages().append(TALK, many));
    assertThat(talk()).isEqualTo(before);
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
  }

  @Test
  void orderKeysAreComparedAsAscii() {
    List<String> keys =
        List.of("-", "-a", "0", "00", "1", "10", "9", "A", "Z", "_", "a", "aa", "z");
    List<String> reversed = new ArrayList<>(keys);
    Collections.reverse(reversed);
    reversed.forEach(key -> messages().append(keyed("id " + key, key)));
    assertThat(list(oldestFirst(50)).items()).extracting(Message::orderKey).isEqualTo(keys);
    assertThat(Walk.through(oldestFirst(1), this::list))
        .extracting(Message::orderKey)
        .isEqualTo(keys);
    assertThat(Walk.through(newestFirst(4), this::list))
        .extracting(Message::orderKey)
        .isEqualTo(reversed);
  }

  @Test
  void longOrderKeysAreKept() {
    String key = "k".repeat(64);
    messages().append(keyed("1", key));
    messages().append(keyed("2", "k".repeat(63)));
    assertThat(list(oldestFirst(50)).items()).extracting(Message::id).containsExactly("2", "1");
    assertThat(Walk.through(newestFirst(1), this::list)).hasSize(2);
  }

  @Test
  void idAndOrderKeyOfADeletedMessageAreFree() {
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

  @Test
  void aDuplicateLargeMessageLeavesTheFirst() {
    Message large = RecordCopy.with(message("1"), "content", LargeValueContract.json(1 << 20));
    messages().append(large);
    Message second =
        RecordCopy.with(keyed("1", "other"), "content", LargeValueContract.json(2 << 20));
    Failures.assertTaken(EntityKind.MESSAGE, "id", () -> messages().append(second));
    assertThat(messages().find(ANN, TALK, "1").equals(Optional.of(large))).isTrue();
    assertThat(talk().messageCount()).isEqualTo(1);
  }

  private Page<Message> list(PageRequest page) {
    return messages().list(ANN, TALK, page);
  }

  private List<Message> many(int count) {
    List<Message> many = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      many.add(messageAt("m%02d".formatted(index), Samples.LATER.plusSeconds(index)));
    }
    return many;
  }
}
