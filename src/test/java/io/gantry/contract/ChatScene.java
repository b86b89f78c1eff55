package io.gantry.contract;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.MessageRepository;
import io.gantry.chat.Ticket;
import io.gantry.fake.RecordCopy;
import java.time.Instant;

/** What a test of messages and tickets has to work with. */
interface ChatScene extends Scene {

  /** The id of the conversation that most tests use. */
  String TALK = "talk";

  default MessageRepository messages() {
    return workspace().messages();
  }

  /** An empty conversation of {@link #ANN}, already stored. */
  default void conversation(String id) {
    workspace().conversations().create(Samples.bareConversation(id, ANN));
  }

  /** The stored conversation {@link #TALK}. */
  default Conversation talk() {
    return workspace().conversations().find(ANN, TALK).orElseThrow();
  }

  /** A message of {@link #TALK}, not stored. */
  default Message message(String id) {
    return Samples.message(id, TALK, ANN);
  }

  default Message messageAt(String id, Instant createdAt) {
    return RecordCopy.with(message(id), "createdAt", createdAt);
  }

  /** A message whose order key is not its id, as imported ones have. */
  default Message keyed(String id, String orderKey) {
    return RecordCopy.with(RecordCopy.with(message("m"), "orderKey", orderKey), "id", id);
  }

  /** A ticket of {@link #TALK}, not stored. */
  default Ticket ticket(String id) {
    return Samples.ticket(id, TALK, ANN);
  }
}
