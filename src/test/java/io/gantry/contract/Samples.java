package io.gantry.contract;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.account.UserStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.library.AudioFile;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.StoredFile;
import io.gantry.provider.ProviderConfig;
import io.gantry.store.IdempotentAnswer;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import java.time.Instant;

/**
 * Records of every kind: by the plain name with every component set, {@code bare} with every
 * optional component null, {@code changed} with other values in all that may change.
 */
final class Samples {

  /** A leap day, to the microsecond. */
  static final Instant AT = Instant.parse("2024-02-29T12:34:56.789012Z");

  static final Instant LATER = Instant.parse("2024-03-01T00:00:00.000001Z");

  static final Instant FAR = Instant.parse("2031-01-01T00:00:00Z");

  private static final JsonText JSON =
      new JsonText(
          "{ \"b\": 1.0, \"a\": [1e2, null,\"é\\u00e9\\n😀\"],\"big\":12345678901234567890 }");
  private static final JsonText OTHER_JSON = new JsonText("[\n  -0.0,\"\\/\"]\t");

  private Samples() {}

  static User user(String id) {
    return new User(
        id,
        "name of " + id,
        id + "@example.org",
        "Prénom 名",
        Role.ADMIN,
        UserStatus.ACTIVE,
        "00ff",
        AT.plusSeconds(1),
        AT,
        AT.plusSeconds(2),
        1);
  }

  static User bareUser(String id) {
    return new User(
        id, "name of " + id, null, null, Role.MEMBER, UserStatus.ACTIVE, null, null, AT, AT, 1);
  }

  static User changedUser(String id) {
    return new User(
        id,
        "new name of " + id,
        "new." + id + "@example.org",
        "",
        Role.MEMBER,
        UserStatus.DISABLED,
        "ff00",
        LATER,
        AT,
        LATER,
        1);
  }

  static Credential credential(String userId) {
    return new Credential(
        userId, CredentialScheme.SHA256_HEX, new Secret("0a1b".repeat(16)), "salt", AT, AT, 1);
  }

  static Credential bareCredential(String userId) {
    return new Credential(
        userId, CredentialScheme.ARGON2, new Secret("$argon2id$v=19$x"), null, AT, AT, 1);
  }

  static Credential changedCredential(String userId) {
    return new Credential(
        userId, CredentialScheme.BCRYPT, new Secret("$2b$12$y"), "", AT, LATER, 1);
  }

  static UserSettings settings(String userId) {
    return new UserSettings(
        userId, "dark", "pt-BR", "a poet", "chat", "openai", JSON, AT, LATER, 1);
  }

  static UserSettings bareSettings(String userId) {
    return new UserSettings(userId, null, null, null, null, null, JsonText.EMPTY_OBJECT, AT, AT, 1);
  }

  static UserSettings changedSettings(String userId) {
    return new UserSettings(userId, "", "de", null, "draw", "other", OTHER_JSON, AT, FAR, 1);
  }

  static LoginSession session(String id, String userId) {
    return new LoginSession(
        id, userId, "Mozilla/5.0 (\u0000)", "fe80::1%eth0", AT, LATER, FAR, LATER.plusSeconds(9));
  }

  static LoginSession liveSession(String id, String userId) {
    return new LoginSession(id, userId, null, null, AT, AT, FAR, null);
  }

  static RefreshToken token(String hash, String userId, String familyId) {
    return new RefreshToken(
        hash, userId, familyId, "parent of " + hash, AT, FAR, LATER, LATER.plusSeconds(1));
  }

  static RefreshToken liveToken(String hash, String userId, String familyId) {
    return new RefreshToken(hash, userId, familyId, null, AT, FAR, null, null);
  }

  static RefreshToken successor(String hash, RefreshToken parent) {
    return new RefreshToken(
        hash,
        parent.userId(),
        parent.familyId(),
        parent.hash(),
        LATER,
        FAR.plusSeconds(60),
        null,
        null);
  }

  static Conversation conversation(String id, String ownerId) {
    return new Conversation(
        id,
        ownerId,
        "Title 😀",
        "gpt-4o",
        "openai",
        "chat",
        "canvas",
        true,
        shareId("share-", id),
        0,
        null,
        AT,
        LATER,
        1);
  }

  static Conversation bareConversation(String id, String ownerId) {
    return new Conversation(
        id, ownerId, "", null, null, null, null, false, null, 0, null, AT, AT, 1);
  }

  static Conversation changedConversation(String id, String ownerId) {
    return new Conversation(
        id,
        ownerId,
        "New",
        "",
        "local",
        "draw",
        "other",
        false,
        shareId("new-", id),
        0,
        null,
        AT,
        FAR,
        1);
  }

  static Message message(String id, String conversationId, String ownerId) {
    return new Message(
        id, conversationId, ownerId, id, "user", JSON, "chat", OTHER_JSON, 17L, AT, LATER, 1);
  }

  static Message bareMessage(String id, String conversationId, String ownerId) {
    return new Message(
        id,
        conversationId,
        ownerId,
        id,
        "tool",
        new JsonText("null"),
        null,
        JsonText.EMPTY_OBJECT,
        null,
        AT,
        AT,
        1);
  }

  static Message changedMessage(String id, String conversationId, String ownerId) {
    return new Message(
        id, conversationId, ownerId, id, "assistant", OTHER_JSON, "", JSON, 0L, AT, FAR, 1);
  }

  static Ticket ticket(String id, String conversationId, String ownerId) {
    return new Ticket(
        id,
        conversationId,
        ownerId,
        "message",
        "Title",
        "Line 1\r\nLine 2\u0000",
        "bug",
        "high",
        "open",
        JSON,
        OTHER_JSON,
        JSON,
        "JIRA-1",
        "https://example.org/JIRA-1?a=b&c",
        AT,
        LATER,
        1);
  }

  static Ticket bareTicket(String id, String conversationId, String ownerId) {
    return new Ticket(
        id,
        conversationId,
        ownerId,
        null,
        "",
        "",
        "task",
        "low",
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

  static Ticket changedTicket(String id, String conversationId, String ownerId) {
    return new Ticket(
        id,
        conversationId,
        ownerId,
        "other",
        "New",
        "Changed",
        "story",
        "low",
        "done",
        OTHER_JSON,
        JSON,
        OTHER_JSON,
        "",
        null,
        AT,
        FAR,
        1);
  }

  static Canvas canvas(String id, String ownerId) {
    return new Canvas(id, ownerId, "Name", "About", "data:image/png;base64,AA", JSON, AT, LATER, 1);
  }

  static Canvas bareCanvas(String id, String ownerId) {
    return new Canvas(id, ownerId, "", null, null, null, AT, AT, 1);
  }

  static Canvas changedCanvas(String id, String ownerId) {
    return new Canvas(id, ownerId, "New", "", null, OTHER_JSON, AT, FAR, 1);
  }

  static Workflow workflow(String id, String ownerId) {
    return new Workflow(id, ownerId, "Name", "About", JSON, OTHER_JSON, JSON, AT, LATER, 1);
  }

  static Workflow bareWorkflow(String id, String ownerId) {
    return new Workflow(id, ownerId, "", null, null, null, null, AT, AT, 1);
  }

  static Workflow changedWorkflow(String id, String ownerId) {
    return new Workflow(id, ownerId, "New", "", OTHER_JSON, null, new JsonText("null"), AT, FAR, 1);
  }

  static StoredFile file(String id, String ownerId) {
    return new StoredFile(
        id,
        ownerId,
        "Plan (1).png",
        "2024/02/a.png",
        "image/png",
        9_007_199_254_740_993L,
        "0123456789abcdef".repeat(4),
        1920,
        0,
        AT,
        LATER,
        1);
  }

  static StoredFile bareFile(String id, String ownerId) {
    return new StoredFile(id, ownerId, null, "p", null, null, null, null, null, AT, AT, 1);
  }

  static StoredFile changedFile(String id, String ownerId) {
    return new StoredFile(
        id, ownerId, "", "q", "text/plain", 0L, "f".repeat(64), null, 1, AT, FAR, 1);
  }

  static AudioFile audioFile(String id, String ownerId) {
    return new AudioFile(id, ownerId, "rec/é.m4a", Long.MAX_VALUE, AT, LATER, AT, LATER, 1);
  }

  static AudioFile bareAudioFile(String id, String ownerId) {
    return new AudioFile(id, ownerId, "k", null, null, AT, AT, AT, 1);
  }

  static AudioFile changedAudioFile(String id, String ownerId) {
    return new AudioFile(id, ownerId, "new", 0L, LATER, FAR, AT, FAR, 1);
  }

  static KnowledgeDocument document(String id, String ownerId) {
    return new KnowledgeDocument(
        id,
        ownerId,
        "procedure",
        "Title",
        "Vertrieb",
        "In short",
        JSON,
        "a.pdf",
        "docs/a.pdf",
        123L,
        "pdf",
        "application/pdf",
        7L,
        AT,
        LATER,
        1);
  }

  static KnowledgeDocument bareDocument(String id, String ownerId) {
    return new KnowledgeDocument(
        id, ownerId, "file", null, null, null, null, null, null, null, null, null, null, AT, AT, 1);
  }

  static KnowledgeDocument changedDocument(String id, String ownerId) {
    return new KnowledgeDocument(
        id,
        ownerId,
        "project",
        "New",
        "",
        null,
        OTHER_JSON,
        "",
        "docs/b",
        0L,
        "txt",
        "text/plain",
        null,
        AT,
        FAR,
        1);
  }

  static ProviderConfig providerConfig(String id, String ownerId) {
    return new ProviderConfig(
        id, ownerId, "openai", JSON, new Secret("c2VjcmV0"), true, AT, LATER, 1);
  }

  static ProviderConfig bareProviderConfig(String id, String ownerId) {
    return new ProviderConfig(id, ownerId, "ollama", JsonText.EMPTY_OBJECT, null, false, AT, AT, 1);
  }

  static ProviderConfig changedProviderConfig(String id, String ownerId) {
    return new ProviderConfig(
        id, ownerId, "other", OTHER_JSON, new Secret("bmV3"), false, AT, FAR, 1);
  }

  static IdempotentAnswer reservation(String key, String fingerprint, String recordId) {
    return new IdempotentAnswer(key, fingerprint, recordId, null, null, LATER, FAR);
  }

  /** A share id of its own for each id, and within the length of one. */
  private static String shareId(String prefix, String id) {
    return prefix + Integer.toHexString(id.hashCode());
  }
}
