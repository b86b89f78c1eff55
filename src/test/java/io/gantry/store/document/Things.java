package io.gantry.store.document;

import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.JsonText;
import io.gantry.studio.Canvas;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Small records for tests, all of the owner {@code ann}. */
final class Things {

  static final String ANN = "ann";
  static final Instant AT = Instant.parse("2026-01-02T03:04:05.000006Z");

  private Things() {}

  static Conversation conversation(String id) {
    return shared(id, null);
  }

  static Conversation shared(String id, @Nullable String shareId) {
    return new Conversation(
        id, ANN, "Title", null, null, null, null, false, shareId, 0, null, AT, AT, 1);
  }

  static Message message(String conversationId, String id) {
    return message(conversationId, id, "\"hello\"");
  }

  static Message message(String conversationId, String id, String content) {
    return new Message(
        id,
        conversationId,
        ANN,
        id,
        "user",
        new JsonText(content),
        null,
        JsonText.EMPTY_OBJECT,
        null,
        AT,
        AT,
        1);
  }

  static Ticket ticket(String conversationId, String id) {
    return new Ticket(
        id,
        conversationId,
        ANN,
        null,
        "Title",
        "",
        "task",
        "high",
        "open",
        JsonText.EMPTY_ARRAY,
        JsonText.EMPTY_ARRAY,
        JsonText.EMPTY_ARRAY,
        null,
        null,
        AT,
        AT,
        1);
  }

  static Canvas canvas(String id, String data) {
    return new Canvas(id, ANN, "Name", null, null, new JsonText(data), AT, AT, 1);
  }

  static User user(String id) {
    return new User(
        id, id + "-name", null, null, Role.MEMBER, UserStatus.ACTIVE, null, null, AT, AT, 1);
  }

  static LoginSession session(String userId, String id) {
    return new LoginSession(id, userId, null, null, AT, AT, AT.plusSeconds(900), null);
  }

  static RefreshToken token(String userId, String family, String hash) {
    return new RefreshToken(hash, userId, family, null, AT, AT.plusSeconds(900), null, null);
  }

  /** A JSON string of this many bytes. */
  static String json(int bytes) {
    return "\"" + "x".repeat(bytes - 2) + "\"";
  }
}
