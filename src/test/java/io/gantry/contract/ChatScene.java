package io.gantry.contract;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.MessageRepository;
import io.gantry.chat.Ticket;
import io.gantry.fake.RecordCopy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a test of messages and tickets has to work with. */
interface ChatScene extends Scene {

  /** The id of the conversation that most tests use. */
  String TALK = "talk";

  default MessageRepository messages() {
    return workspace().messages();
  }

  /** An empty conversation of {@link #ANN}, as it was stored. */
  default Conversation conversation(String id) {
    return workspace().conversations().create(Samples.bareConversation(id, ANN));
  }

  /** The stored conversation {@link #TALK}. */
  default Conversation talk() {
    return workspace().conversations().find(ANN, TALK).orElseThrow();
  }

  /** A message of {@link #TALK}, not stored. */
  default Message message(String id) {
    return shape().kept(Samples.message(id, TALK, ANN));
  }

  /** A message of another conversation or owner, not stored. */
  default Message message(String id, String conversationId, String ownerId) {
    return shape().kept(Samples.message(id, conversationId, ownerId));
  }

  /** What {@link #message} may be changed to, from the revision of the stored one. */
  default Message changed(Message stored) {
    Message changed =
        Samples.changedMessage(stored.id(), stored.conversationId(), stored.ownerId());
    return after(stored, shape().kept(changed));
  }

  /** {@code next} as a change of the stored message. */
  default Message after(Message stored, Message next) {
    return RecordCopy.keeping(stored, next, "id", "orderKey", "revision");
  }

  default Message messageAt(String id, Instant createdAt) {
    return RecordCopy.with(message(id), "createdAt", createdAt);
  }

  /** A message whose order key is not its id, as imported ones have. */
  default Message keyed(String id, String orderKey) {
    return RecordCopy.with(RecordCopy.with(message("m"), "orderKey", orderKey), "id", id);
  }

  /** Messages of {@link #TALK} as they were stored, appended one after the other. */
  default List<Message> appended(String... ids) {
    List<Message> appended = new ArrayList<>();
    for (String id : ids) {
      appended.add(messages().append(message(id)));
    }
    return appended;
  }

  /** The messages as lists order them. */
  static List<Message> inOrder(List<Message> messages) {
    return messages.stream().sorted(Comparator.comparing(Message::orderKey)).toList();
  }

  static List<String> ids(List<Message> messages) {
    return messages.stream().map(Message::id).toList();
  }

  /** A ticket of {@link #TALK}, not stored. */
  default Ticket ticket(String id) {
    return Samples.ticket(id, TALK, ANN);
  }
}
