package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.problem.ProblemException;
import io.gantry.chat.Message;
import io.gantry.chat.MessageRepository;
import io.gantry.common.InvalidValueException;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.StoreException;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the API does with the messages of one of the caller's conversations. */
@ApiComponent
public class Messages {

  static final String KIND = "message";

  private final Caller caller;
  private final Json json;

  @Inject
  public Messages(Caller caller, Json json) {
    this.caller = requireNonNull(caller, "caller");
    this.json = requireNonNull(json, "json");
  }

  Page<Message> list(String conversationId, PageRequest page) {
    return repository().list(caller.userId(), conversation(conversationId), page);
  }

  Message find(String conversationId, String id) {
    return repository()
        .find(caller.userId(), conversation(conversationId), PathIds.require(KIND, id))
        .orElseThrow(() -> new StoreException.NotFound(KIND, id));
  }

  Message append(String conversationId, JsonBody body) {
    MessageBody wanted = json.read(body, MessageBody.class);
    Message message = message(conversation(conversationId), wanted, caller.newId(), caller.now());
    try {
      return repository().append(message);
    } catch (StoreException.AlreadyExists taken) {
      if (!caller.requested().isRepeated()) {
        throw taken;
      }
      return find(conversationId, message.id());
    }
  }

  List<String> appendAll(String conversationId, JsonBody body) {
    List<Message> messages = messages(conversation(conversationId), body);
    try {
      return repository().append(conversationId, messages).stream().map(Message::id).toList();
    } catch (StoreException.AlreadyExists taken) {
      if (!caller.requested().isRepeated()) {
        throw taken;
      }
      return messages.stream().map(message -> find(conversationId, message.id()).id()).toList();
    }
  }

  Message patch(String conversationId, String id, Precondition precondition, JsonBody patch) {
    String owner = caller.userId();
    String possible = PathIds.require(KIND, id);
    MessageRepository repository = repository();
    return new Change<>(
            KIND,
            id,
            () -> repository.find(owner, conversation(conversationId), possible),
            Message::revision,
            repository::replace)
        .apply(precondition, before -> patched(before, patch));
  }

  void delete(String conversationId, String id, Precondition precondition) {
    if (precondition.isPresent()) {
      precondition.require(KIND, id, find(conversationId, id).revision());
    }
    if (deleteAll(conversationId, Set.of(id)) == 0) {
      throw new StoreException.NotFound(KIND, id);
    }
  }

  BulkDelete.Outcome deleteAll(String conversationId, JsonBody body) {
    Set<String> ids = json.read(body, BulkDelete.class).distinctIds();
    int deleted = deleteAll(conversationId, ids);
    return new BulkDelete.Outcome(deleted, ids.size() - deleted);
  }

  private int deleteAll(String conversationId, Set<String> ids) {
    List<String> possible = ids.stream().filter(PathIds::isPossible).toList();
    return repository().deleteAll(caller.userId(), conversation(conversationId), possible);
  }

  private Message patched(Message before, JsonBody patch) {
    MessageBody.Editable editable = new MessageBody.Editable(before.metadata());
    MessageBody.Editable wanted = json.patch(editable, patch, MessageBody.Editable.class);
    return before.withMetadata(Payloads.object("metadata", wanted.metadata()), caller.now());
  }

  private List<Message> messages(String conversationId, JsonBody body) {
    List<@Nullable MessageBody> wanted = json.read(body, MessageBody.Bulk.class).messages();
    if (wanted == null || wanted.isEmpty()) {
      throw ProblemException.invalid("/messages", "must hold at least one message");
    }
    if (wanted.size() > MessageRepository.MAX_APPEND) {
      throw new StoreException.TooLarge("messages in one append", MessageRepository.MAX_APPEND);
    }
    Instant now = caller.now();
    List<Message> messages = new ArrayList<>();
    for (MessageBody each : wanted) {
      messages.add(numbered(conversationId, each, messages.size(), now));
    }
    return messages;
  }

  private Message numbered(
      String conversationId, @Nullable MessageBody body, int index, Instant now) {
    String pointer = "/messages/" + index;
    if (body == null) {
      throw ProblemException.invalid(pointer, "must be an object");
    }
    try {
      return message(conversationId, body, id(index), now);
    } catch (InvalidValueException invalid) {
      throw ProblemException.invalid(pointer + "/" + invalid.field(), invalid.rule());
    }
  }

  /** New for each message; when the request fixes an id, those made of it, in the same order. */
  private String id(int index) {
    return caller
        .requested()
        .id()
        .map(fixed -> String.format("%s-%02d", fixed, index))
        .orElseGet(caller::newId);
  }

  private Message message(String conversationId, MessageBody body, String id, Instant now) {
    return new Message(
        id,
        conversationId,
        caller.userId(),
        id,
        Required.value("role", body.role()),
        Required.value("content", body.content()),
        body.mode(),
        Payloads.object("metadata", body.metadata()),
        body.tokenCount(),
        now,
        now,
        1);
  }

  private MessageRepository repository() {
    return caller.workspace().messages();
  }

  private static String conversation(String id) {
    return PathIds.require(ConversationKind.NAME, id);
  }
}
