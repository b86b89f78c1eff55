package io.gantry.api.jaaz;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.api.Caller;
import io.gantry.api.jaaz.JaazMessages.Said;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonParts;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.MessageRepository;
import io.gantry.common.Ids;
import io.gantry.common.JsonText;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.EntityKind;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.jaaz.FittedText;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chat sessions of the old client: conversations, and what is said in them. */
@ApiComponent
public class JaazChats {

  /** Of the first prompt, in characters, as the old servers cut it. */
  private static final int TITLE_LENGTH = 200;

  private final Caller caller;
  private final Store store;
  private final Ids ids;
  private final JsonParts parts;
  private final JaazMessages shapes;

  @Inject
  public JaazChats(Caller caller, Store store, Ids ids, Json json) {
    this.caller = requireNonNull(caller, "caller");
    this.store = requireNonNull(store, "store");
    this.ids = requireNonNull(ids, "ids");
    this.parts = json.parts();
    this.shapes = new JaazMessages(json);
  }

  /**
   * What a client sends of a chat.
   *
   * @param canvasId null when the session is on no canvas
   */
  record Sent(
      String sessionId,
      @Nullable String canvasId,
      @Nullable String model,
      @Nullable String provider,
      List<Said> messages) {}

  /**
   * Reads a chat without storing anything.
   *
   * @return empty when it has no messages: then nothing is to be stored
   * @throws io.gantry.common.InvalidValueException when something does not fit
   */
  Optional<Sent> read(JaazBody body) {
    List<Said> messages = body.objects("messages").stream().map(shapes::read).toList();
    if (messages.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Sent(
            Text.requireId("session_id", body.required("session_id")),
            canvasId(body.text("canvas_id")),
            name("model", body),
            name("provider", body),
            messages));
  }

  private static @Nullable String name(String member, JaazBody body) {
    String name = body.textIn("text_model", member);
    return Text.optionalText(member, name, Conversation.MAX_NAME_LENGTH);
  }

  /** Stores those messages that are not stored yet; the session too, when there is none. */
  void receive(Sent sent) {
    Said first = sent.messages().get(0);
    boolean isNew = open(sent, title(first));
    List<Message> before = isNew ? List.of() : latest(sent.sessionId(), sent.messages().size());
    append(sent.sessionId(), shapes.news(before, sent.messages()));
  }

  /** Stores one message; the session too, when there is none, without a title. */
  void receive(String sessionId, String role, JsonText content) {
    Text.requireFilled("role", role, Message.MAX_NAME_LENGTH);
    Said said = new Said(role, shapes.unpacked(content));
    open(new Sent(sessionId, null, null, null, List.of(said)), "");
    append(sessionId, List.of(said));
  }

  /** All messages of a session, the oldest first; none when the caller has no such session. */
  List<Message> history(String sessionId) {
    if (!Text.isId(sessionId)) {
      return List.of();
    }
    try {
      return JaazLists.all(
          PageRequest.oldestFirst(PageRequest.MAX_LIMIT),
          page -> messages().list(caller.userId(), sessionId, page));
    } catch (StoreException.NotFound unknown) {
      return List.of();
    }
  }

  /** All sessions, the newest first. */
  List<Conversation> sessions() {
    return JaazLists.all(caller.workspace().conversations(), caller.userId());
  }

  JaazMessages shapes() {
    return shapes;
  }

  /** Version 1 knows no canvases. */
  private @Nullable String canvasId(@Nullable String sent) {
    boolean known = store.schemaVersion().has(EntityKind.CANVAS);
    return known && sent != null && !sent.isEmpty() ? Text.requireId("canvas_id", sent) : null;
  }

  private String title(Said first) {
    JsonText content = first.content();
    if (JaazBody.isObject(content)) {
      content = parts.members(content.value()).getOrDefault("content", content);
    }
    String prompt = parts.string(content).orElse("");
    int most = Math.min(TITLE_LENGTH, prompt.codePointCount(0, prompt.length()));
    // Clients cut texts in the midst of a character; a title cannot hold half of one.
    return FittedText.required(
        prompt.substring(0, prompt.offsetByCodePoints(0, most)), Conversation.MAX_TITLE_LENGTH);
  }

  /** Makes the session when there is none; whether it did. */
  private boolean open(Sent sent, String title) {
    if (find(sent.sessionId()).isPresent()) {
      return false;
    }
    Instant now = caller.now();
    try {
      caller
          .workspace()
          .conversations()
          .create(
              new Conversation(
                  sent.sessionId(),
                  caller.userId(),
                  title,
                  sent.model(),
                  sent.provider(),
                  null,
                  sent.canvasId(),
                  false,
                  null,
                  0,
                  null,
                  now,
                  now,
                  1));
      return true;
    } catch (StoreException.AlreadyExists taken) {
      // Made meanwhile by another request of the caller, or somebody else's.
      if (find(sent.sessionId()).isEmpty()) {
        throw taken;
      }
      return false;
    }
  }

  private Optional<Conversation> find(String sessionId) {
    return caller.workspace().conversations().find(caller.userId(), sessionId);
  }

  /** The last messages, oldest first: at least so many, or all. */
  private List<Message> latest(String sessionId, int count) {
    List<Message> latest = new ArrayList<>();
    PageRequest request = PageRequest.newestFirst(PageRequest.MAX_LIMIT);
    while (latest.size() < count) {
      Page<Message> page = messages().list(caller.userId(), sessionId, request);
      latest.addAll(page.items());
      if (page.nextCursor() == null) {
        break;
      }
      request = request.after(page.nextCursor());
    }
    Collections.reverse(latest);
    return latest;
  }

  /** One by one: together they may be more than one append takes, and each is whole by itself. */
  private void append(String sessionId, List<Said> said) {
    for (Said one : said) {
      Instant now = caller.now();
      String id = ids.next();
      messages()
          .append(
              new Message(
                  id,
                  sessionId,
                  caller.userId(),
                  id,
                  one.role(),
                  one.content(),
                  null,
                  JsonText.EMPTY_OBJECT,
                  null,
                  now,
                  now,
                  1));
    }
  }

  private MessageRepository messages() {
    return caller.workspace().messages();
  }
}
