package io.gantry.origin.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.account.Credential;
import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.account.Tenant;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.library.AudioFile;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.StoredFile;
import io.gantry.provider.ProviderConfig;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds in an archive, in the order in which they must be loaded. */
enum ArchiveKind {
  TENANTS(EntityKind.TENANT, Tenant.class),
  USERS(EntityKind.USER, User.class),
  CREDENTIALS(EntityKind.CREDENTIAL, Credential.class),
  SETTINGS(EntityKind.SETTINGS, UserSettings.class),
  SESSIONS(EntityKind.SESSION, LoginSession.class),
  REFRESH_TOKENS(EntityKind.REFRESH_TOKEN, RefreshToken.class),
  PROVIDER_CONFIGS(EntityKind.PROVIDER_CONFIG, ProviderConfig.class),
  CANVASES(EntityKind.CANVAS, Canvas.class),
  WORKFLOWS(EntityKind.WORKFLOW, Workflow.class),
  FILES(EntityKind.FILE, StoredFile.class),
  AUDIO_FILES(EntityKind.AUDIO_FILE, AudioFile.class),
  DOCUMENTS(EntityKind.DOCUMENT, KnowledgeDocument.class),
  CONVERSATIONS(EntityKind.CONVERSATION, Conversation.class),
  MESSAGES(EntityKind.MESSAGE, Message.class),
  TICKETS(EntityKind.TICKET, Ticket.class);

  private final EntityKind kind;
  private final ArchiveLine line;

  ArchiveKind(EntityKind kind, Class<? extends Record> type) {
    this.kind = kind;
    this.line = new ArchiveLine(type);
  }

  /** Empty when an archive does not hold the kind. */
  static Optional<ArchiveKind> of(EntityKind kind) {
    return Arrays.stream(values()).filter(one -> one.kind == kind).findFirst();
  }

  static Set<EntityKind> all() {
    return Arrays.stream(values()).map(ArchiveKind::kind).collect(Collectors.toUnmodifiableSet());
  }

  EntityKind kind() {
    return kind;
  }

  /** The kind in the plural. */
  String label() {
    return kind.plural().replace(' ', '-');
  }

  /** The name of its file in the archive. */
  String file() {
    return label() + ".ndjson";
  }

  /** How its records are written. */
  ArchiveLine line() {
    return line;
  }

  /**
   * The place of a record in its file, as bytes that compare as places do: by tenant, then by key;
   * messages of a conversation by their order key.
   */
  static byte[] place(BulkRecord record) {
    List<String> key = record.key().parts();
    String parts =
        record.value() instanceof Message message
            ? message.conversationId() + '\0' + message.orderKey() + '\0' + message.id()
            : String.join("\0", key);
    return (record.tenant().value() + '\0' + parts).getBytes(UTF_8);
  }
}
