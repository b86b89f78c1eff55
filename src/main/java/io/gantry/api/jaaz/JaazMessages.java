package io.gantry.api.jaaz;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonParts;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.common.Text;
import io.gantry.store.jaaz.JaazMessageText;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages as the old client writes and reads them: objects of OpenAI's form. A message that is
 * nothing but role and content is stored as those two; one with more members ({@code tool_calls},
 * {@code tool_call_id}, {@code name}) is stored whole, as the content, and given back as it came.
 */
final class JaazMessages {

  /** Who is speaking when a message does not say so. */
  private static final String USUAL_ROLE = "user";

  private static final String ROLE = "role";
  private static final String CONTENT = "content";

  private static final Pattern PICTURE =
      Pattern.compile("im_[A-Za-z0-9_-]{8}\\.(?:png|jpe?g|gif|webp)");

  private final JsonParts parts;

  JaazMessages(Json json) {
    this.parts = requireNonNull(json, "json").parts();
  }

  /**
   * A message in two parts, as it is stored, and as it is written when the content is not all.
   *
   * @param content the content of the message, or all of it
   */
  record Said(String role, JsonText content) {}

  /**
   * Reads a message that the client sends.
   *
   * @param object a JSON object
   * @throws io.gantry.common.InvalidValueException when the role is not a filled text
   */
  Said read(JsonText object) {
    Map<String, JsonText> members = parts.members(object.value());
    JsonText content = members.getOrDefault(CONTENT, new JsonText("null"));
    if (members.get(ROLE) == null) {
      return withoutRole(object, members, content);
    }
    String role =
        parts
            .string(members.get(ROLE))
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> JaazBody.refused("messages", "must each have a role that is text"));
    Text.requireFilled(ROLE, role, Message.MAX_NAME_LENGTH);
    boolean plain = members.keySet().equals(Set.of(ROLE, CONTENT));
    return new Said(role, plain && !isWhole(role, content) ? content : object);
  }

  /** The message as the client reads it: JSON text, or what is written as it. */
  Object view(Message message) {
    return isWhole(message.role(), message.content())
        ? message.content()
        : new Said(message.role(), message.content());
  }

  List<Object> views(List<Message> messages) {
    return messages.stream().map(this::view).toList();
  }

  /**
   * Those of the sent messages that are not stored yet. A client sends the whole conversation each
   * time, and again when it got no answer. What is stored last is looked for in what is sent, where
   * most of what stands before it is the same too; what follows is new. When it is not there, the
   * client sees another history, and only the last message is new, as the old servers had it.
   *
   * @param stored at least as many of the last stored messages as are sent, if there are so many
   */
  List<Said> news(List<Message> stored, List<Said> sent) {
    if (stored.isEmpty()) {
      return sent;
    }
    List<JsonNode> before = stored.stream().map(one -> tree(one.role(), one.content())).toList();
    List<JsonNode> now = sent.stream().map(one -> tree(one.role(), one.content())).toList();
    int known = 0;
    int most = 0;
    for (int end = 1; end <= now.size(); end++) {
      int same = sameBefore(before, now, end);
      if (same > most) {
        most = same;
        known = end;
      }
    }
    return sent.subList(most == 0 ? sent.size() - 1 : known, sent.size());
  }

  /** The picture that was spoken of last; empty text when there was none. */
  String lastPicture(List<Message> messages) {
    for (int index = messages.size() - 1; index >= 0; index--) {
      Matcher pictures = PICTURE.matcher(messages.get(index).content().value());
      String last = "";
      while (pictures.find()) {
        last = pictures.group();
      }
      if (!last.isEmpty()) {
        return last;
      }
    }
    return "";
  }

  /**
   * The content that a client means which can send texts only, and so sends parts of a message
   * ({@code [{"type": "text", ...}]}) written as a text.
   */
  JsonText unpacked(JsonText content) {
    Optional<JsonText> inner =
        parts.string(content).filter(text -> text.startsWith("[")).map(JsonText::new);
    return inner.filter(this::isParts).orElse(content);
  }

  private boolean isParts(JsonText value) {
    JsonNode array = parts.tree(value);
    if (!array.isArray() || array.isEmpty()) {
      return false;
    }
    Iterator<JsonNode> elements = array.elements();
    while (elements.hasNext()) {
      if (!elements.next().path("type").isTextual()) {
        return false;
      }
    }
    return true;
  }

  private Said withoutRole(JsonText object, Map<String, JsonText> members, JsonText content) {
    if (Set.of(CONTENT).containsAll(members.keySet()) && !isWhole(USUAL_ROLE, content)) {
      return new Said(USUAL_ROLE, content);
    }
    String rest = object.value().strip().substring(1);
    return new Said(USUAL_ROLE, new JsonText("{\"role\": \"" + USUAL_ROLE + "\", " + rest));
  }

  /** Whether the content is the whole message already, by the rule that the stores have. */
  private static boolean isWhole(String role, JsonText content) {
    return JaazBody.isObject(content)
        && new JaazMessageText(role, content).write().equals(content.value());
  }

  private JsonNode tree(String role, JsonText content) {
    JsonNode tree = parts.tree(content);
    JsonNode comparable = tree.isMissingNode() ? TextNode.valueOf(content.value()) : tree;
    return isWhole(role, content)
        ? comparable
        : JsonNodeFactory.instance.objectNode().put(ROLE, role).set(CONTENT, comparable);
  }

  private static int sameBefore(List<JsonNode> stored, List<JsonNode> sent, int end) {
    int same = 0;
    while (same < stored.size()
        && same < end
        && stored.get(stored.size() - 1 - same).equals(sent.get(end - 1 - same))) {
      same++;
    }
    return same;
  }
}
