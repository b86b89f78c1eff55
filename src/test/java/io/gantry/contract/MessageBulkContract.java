package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.MessageRepository;
import io.gantry.common.JsonText;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What appending many messages at once means. */
interface MessageBulkContract extends ChatScene {

  @Test
  default void manyMessagesAreAppendedAndCountedTogether() {
    Conversation expected = talk();
    List<Message> many = many(MessageRepository.MAX_APPEND);
    messages().append(TALK, many);
    for (Message message : many) {
      expected = expected.withAppended(message);
    }
    assertThat(talk()).isEqualTo(expected);
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEqualTo(many);
  }

  @Test
  default void aListOfOneIsLikeOneMessage() {
    Conversation before = talk();
    messages().append(TALK, List.of(message("1")));
    assertThat(talk()).isEqualTo(before.withAppended(message("1")));
  }

  @Test
  default void nothingIsAppendedWhenTheLastIdIsTaken() {
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
  default void nothingIsAppendedWhenTheLastOrderKeyIsTaken() {
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
  default void nothingIsAppendedWhenTwoOfThemHaveOneId() {
    Conversation before = talk();
    List<Message> many = List.of(keyed("1", "a"), keyed("2", "b"), keyed("1", "c"));
    Failures.assertTaken(EntityKind.MESSAGE, "id", () -> messages().append(TALK, many));
    assertThat(talk()).isEqualTo(before);
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
  }

  @Test
  default void nothingIsAppendedWhenTwoOfThemHaveOneOrderKey() {
    Conversation before = talk();
    List<Message> many = List.of(keyed("1", "a"), keyed("2", "b"), keyed("3", "a"));
    Failures.assertTaken(EntityKind.MESSAGE, "order_key", () -> messages().append(TALK, many));
    assertThat(talk()).isEqualTo(before);
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
  }

  @Test
  default void tooManyMessagesAreRefused() {
    List<Message> many = many(MessageRepository.MAX_APPEND + 1);
    Failures.assertTooLarge(MessageRepository.MAX_APPEND, () -> messages().append(TALK, many));
    assertThat(talk().messageCount()).isZero();
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
  }

  @Test
  default void asManyBytesAsAllowedAreAppendedAndComeBackEqual() {
    List<Message> heavy = heavy(MessageRepository.MAX_APPEND_BYTES);
    messages().append(TALK, heavy);
    assertThat(messages().find(ANN, TALK, "h1")).contains(heavy.get(0));
    assertThat(messages().find(ANN, TALK, "h2")).contains(heavy.get(1));
    assertThat(talk().messageCount()).isEqualTo(2);
  }

  @Test
  default void oneByteMoreIsRefused() {
    List<Message> heavy = heavy(MessageRepository.MAX_APPEND_BYTES + 1);
    Failures.assertTooLarge(
        MessageRepository.MAX_APPEND_BYTES, () -> messages().append(TALK, heavy));
    assertThat(talk().messageCount()).isZero();
    assertThat(messages().find(ANN, TALK, "h1")).isEmpty();
  }

  @Test
  default void theByteLimitDoesNotHoldForOneMessage() {
    Message heavy =
        RecordCopy.with(message("1"), "content", json(MessageRepository.MAX_APPEND_BYTES + 10));
    messages().append(TALK, List.of(heavy));
    assertThat(messages().find(ANN, TALK, "1")).contains(heavy);
  }

  @Test
  default void manyMessagesForAnUnknownConversationFail() {
    List<Message> many =
        List.of(Samples.message("1", "none", ANN), Samples.message("2", "none", ANN));
    Failures.assertUnknown(EntityKind.CONVERSATION, "none", () -> messages().append("none", many));
    conversation("none");
    assertThat(Lists.messages(workspace(), ANN, "none")).isEmpty();
  }

  @Test
  default void manyMessagesForAForeignConversationFailAsIfUnknown() {
    List<Message> many = List.of(Samples.message("1", TALK, BOB), Samples.message("2", TALK, BOB));
    Failures.assertUnknown(EntityKind.CONVERSATION, TALK, () -> messages().append(TALK, many));
    assertThat(talk().messageCount()).isZero();
  }

  @Test
  default void noMessageAndMixedMessagesAreMisuse() {
    conversation("other");
    List<Message> conversations = List.of(message("1"), Samples.message("2", "other", ANN));
    List<Message> owners = List.of(message("1"), Samples.message("2", TALK, BOB));
    assertThatIllegalArgumentException().isThrownBy(() -> messages().append(TALK, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> messages().append(TALK, conversations));
    assertThatIllegalArgumentException().isThrownBy(() -> messages().append(TALK, owners));
    assertThat(talk().messageCount()).isZero();
  }

  private List<Message> many(int count) {
    List<Message> many = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      many.add(messageAt("m%02d".formatted(index), Samples.LATER.plusSeconds(index)));
    }
    return many;
  }

  /** Two messages with so many bytes of content and metadata together; half of them multi-byte. */
  private List<Message> heavy(int bytes) {
    JsonText empty = JsonText.EMPTY_OBJECT;
    int half = bytes / 2 - 2;
    JsonText wide = new JsonText("é".repeat(half / 2) + "x".repeat(half % 2));
    Message first = RecordCopy.with(message("h1"), "content", wide);
    Message second = RecordCopy.with(message("h2"), "content", json(bytes - 4 - half));
    return List.of(
        RecordCopy.with(first, "metadata", empty), RecordCopy.with(second, "metadata", empty));
  }

  private static JsonText json(int bytes) {
    return new JsonText("1".repeat(bytes));
  }
}
