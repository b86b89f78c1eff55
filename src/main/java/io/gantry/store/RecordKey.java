package io.gantry.store;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.account.Tenant;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.OwnedRecord;
import io.gantry.library.AudioFile;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.StoredFile;
import io.gantry.provider.ProviderConfig;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import java.util.List;
import java.util.Map;

/**
 * What tells a record from all others of its tenant.
 *
 * @param parts the id; before it, of messages and tickets, that of their conversation
 */
public record RecordKey(EntityKind kind, List<String> parts) {

  private static final Map<Class<?>, EntityKind> OWNED =
      Map.of(
          Conversation.class, EntityKind.CONVERSATION,
          Canvas.class, EntityKind.CANVAS,
          Workflow.class, EntityKind.WORKFLOW,
          StoredFile.class, EntityKind.FILE,
          AudioFile.class, EntityKind.AUDIO_FILE,
          KnowledgeDocument.class, EntityKind.DOCUMENT,
          ProviderConfig.class, EntityKind.PROVIDER_CONFIG);

  public RecordKey {
    requireNonNull(kind, "kind");
    parts = List.copyOf(parts);
  }

  /**
   * The key of a record of any kind that can be moved.
   *
   * @throws IllegalArgumentException when it is none of them
   */
  public static RecordKey of(Object value) {
    if (value instanceof Message message) {
      return key(EntityKind.MESSAGE, message.conversationId(), message.id());
    }
    if (value instanceof Ticket ticket) {
      return key(EntityKind.TICKET, ticket.conversationId(), ticket.id());
    }
    if (value instanceof OwnedRecord<?> owned && OWNED.containsKey(owned.getClass())) {
      return key(OWNED.get(owned.getClass()), owned.id());
    }
    return ofAccount(value);
  }

  private static RecordKey ofAccount(Object value) {
    if (value instanceof Tenant tenant) {
      return key(EntityKind.TENANT, tenant.id().value());
    }
    if (value instanceof User user) {
      return key(EntityKind.USER, user.id());
    }
    if (value instanceof Credential credential) {
      return key(EntityKind.CREDENTIAL, credential.userId());
    }
    if (value instanceof UserSettings settings) {
      return key(EntityKind.SETTINGS, settings.userId());
    }
    if (value instanceof LoginSession session) {
      return key(EntityKind.SESSION, session.id());
    }
    if (value instanceof RefreshToken token) {
      return key(EntityKind.REFRESH_TOKEN, token.hash());
    }
    throw new IllegalArgumentException(value.getClass().getName() + " cannot be moved");
  }

  private static RecordKey key(EntityKind kind, String... parts) {
    return new RecordKey(kind, List.of(parts));
  }

  /** The kind and the id, for people. */
  @Override
  public String toString() {
    return kind.label() + " " + String.join("/", parts);
  }
}
