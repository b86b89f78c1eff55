package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

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
    List<Message> stored = messages().append(TALK, many);
    assertThat(stored).hasSameSizeAs(many);
    for (int index = 0; index < many.size(); index++) {
      shape().assertCreated(many.get(index), stored.get(index));
      expected = expected.withAppended(stored.get(index));
    }
    shape().assertMoved(expected, talk());
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEqualTo(stored);
  }

  @Test
  default void aListOfOneIsLikeOneMessage() {
    Conversation before = talk();
    List<Message> stored = messages().append(TALK, List.of(message("1")));
    shape().assertMoved(before.withAppended(stored.get(0)), talk());
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEqualTo(stored);
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
    assumeThat(shape().holdsLargeRecords()).isTrue();
    List<Message> heavy = heavy(MessageRepository.MAX_APPEND_BYTES);
    List<Message> stored = messages().append(TALK, heavy);
    for (int index = 0; index < heavy.size(); index++) {
      shape().assertCreated(heavy.get(index), stored.get(index));
      assertThat(messages().find(ANN, TALK, stored.get(index).id())).contains(stored.get(index));
    }
    assertThat(talk().messageCount()).isEqualTo(2);
  }

  @Test
  default void oneByteMoreIsRefused() {
    List<Message> heavy = heavy(MessageRepository.MAX_APPEND_BYTES + 1);
    Failures.assertTooLarge(
        MessageRepository.MAX_APPEND_BYTES, () -> messages().append(TALK, heavy));
    assertThat(talk().messageCount()).isZero();
    assertThat(Lists.messages(workspace(), ANN, TALK)).isEmpty();
  }

  @Test
  default void theByteLimitDoesNotHoldForOneMessage() {
    assumeThat(shape().holdsLargeRecords()).isTrue();
    Message heavy =
        RecordCopy.with(message("1"), "content", json(MessageRepository.MAX_APPEND_BYTES + 10));
    Message stored = messages().append(TALK, List.of(heavy)).get(0);
    shape().assertCreated(heavy, stored);
    assertThat(messages().find(ANN, TALK, stored.id())).contains(stored);
  }

  @Test
  default void manyMessagesForAnUnknownConversationFail() {
    List<Message> many = List.of(message("1", "none", ANN), message("2", "none", ANN));
    Failures.assertUnknown(EntityKind.CONVERSATION, "none", () -> messages().append("none", many));
    conversation("none");
    assertThat(Lists.messages(workspace(), ANN, "none")).isEmpty();
  }

  @Test
  default void manyMessagesForAForeignConversationFailAsIfUnknown() {
    List<Message> many = List.of(message("1", TALK, BOB), message("2", TALK, BOB));
    Failures.assertUnknown(EntityKind.CONVERSATION, TALK, () -> messages().append(TALK, many));
    assertThat(talk().messageCount()).isZero();
  }

  @Test
  default void noMessageAndMixedMessagesAreMisuse() {
    conversation("other");
    List<Message> conversations = List.of(message("1"), message("2", "other", ANN));
    List<Message> owners = List.of(message("1"), message("2", TALK, BOB));
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
    JsonText wide = text("é".repeat(half / 2 - 1) + "x".repeat(half % 2));
    Message first = RecordCopy.with(message("h1"), "content", wide);
    Message second = RecordCopy.with(message("h2"), "content", json(bytes - 4 - half));
    return List.of(
        RecordCopy.with(first, "metadata", empty), RecordCopy.with(second, "metadata", empty));
  }

  private static JsonText json(int bytes) {
    return new JsonText("1".repeat(bytes));
  }

  /** A JSON string; its quotes take two bytes. */
  private static JsonText text(String letters) {
    return new JsonText('"' + letters + '"');
  }
}
