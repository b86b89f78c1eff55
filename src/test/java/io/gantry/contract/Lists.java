package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static io.gantry.common.PageRequest.oldestFirst;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.ListFilter;
import io.gantry.store.Workspace;
import java.util.List;

/** Whole lists, in the direction that people read them. */
final class Lists {

  private Lists() {}

  static List<Conversation> conversations(Workspace workspace, String ownerId) {
    return Walk.through(
        newestFirst(200), page -> workspace.conversations().list(ownerId, ListFilter.ALL, page));
  }

  static List<Message> messages(Workspace workspace, String ownerId, String conversationId) {
    return Walk.through(
        oldestFirst(200), page -> workspace.messages().list(ownerId, conversationId, page));
  }

  static List<Ticket> tickets(Workspace workspace, String ownerId, String conversationId) {
    return Walk.through(
        oldestFirst(200), page -> workspace.tickets().list(ownerId, conversationId, page));
  }
}
