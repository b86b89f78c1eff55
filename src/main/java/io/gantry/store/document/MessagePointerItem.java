package io.gantry.store.document;

import io.gantry.chat.Message;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;

/** Leads from the id of a message to its order key, and keeps the id unique in the conversation. */
@Entity("message_pointer")
record MessagePointerItem(
    @Id("id") String id,
    @Column("conversation_id") String conversationId,
    @Column("order_key") String orderKey) {

  static MessagePointerItem of(Message message) {
    return new MessagePointerItem(message.id(), message.conversationId(), message.orderKey());
  }
}
