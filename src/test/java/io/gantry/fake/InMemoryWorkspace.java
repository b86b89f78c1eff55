package io.gantry.fake;

import io.gantry.account.CredentialRepository;
import io.gantry.account.LoginSessionRepository;
import io.gantry.account.RefreshTokenRepository;
import io.gantry.account.UserRepository;
import io.gantry.account.UserSettingsRepository;
import io.gantry.chat.ConversationRepository;
import io.gantry.chat.MessageRepository;
import io.gantry.chat.TicketRepository;
import io.gantry.common.CursorCodec;
import io.gantry.library.AudioFile;
import io.gantry.library.AudioFileRepository;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.KnowledgeDocumentRepository;
import io.gantry.library.StoredFile;
import io.gantry.library.StoredFileRepository;
import io.gantry.provider.ProviderConfig;
import io.gantry.provider.ProviderConfigRepository;
import io.gantry.store.EntityKind;
import io.gantry.store.IdempotentAnswerRepository;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.studio.CanvasRepository;
import io.gantry.studio.Workflow;
import io.gantry.studio.WorkflowRepository;
import io.gantry.tenancy.TenantId;

/** The repositories of one tenant over its records. */
record InMemoryWorkspace(VersionRules rules, TenantRecords shelf, CursorCodec cursors)
    implements Workspace {

  @Override
  public TenantId tenant() {
    return rules.tenant();
  }

  @Override
  public UserRepository users() {
    return present(UserRepository.class, EntityKind.USER, new InMemoryUsers(rules, shelf, cursors));
  }

  @Override
  public CredentialRepository credentials() {
    return present(
        CredentialRepository.class, EntityKind.CREDENTIAL, new InMemoryCredentials(rules, shelf));
  }

  @Override
  public UserSettingsRepository settings() {
    return present(UserSettingsRepository.class, EntityKind.SETTINGS, new InMemorySettings(shelf));
  }

  @Override
  public LoginSessionRepository sessions() {
    return present(
        LoginSessionRepository.class,
        EntityKind.SESSION,
        new InMemorySessions(tenant(), shelf, cursors));
  }

  @Override
  public RefreshTokenRepository refreshTokens() {
    return present(
        RefreshTokenRepository.class, EntityKind.REFRESH_TOKEN, new InMemoryRefreshTokens(shelf));
  }

  @Override
  public ConversationRepository conversations() {
    return present(
        ConversationRepository.class,
        EntityKind.CONVERSATION,
        new InMemoryConversations(rules, shelf, cursors));
  }

  @Override
  public MessageRepository messages() {
    return present(
        MessageRepository.class, EntityKind.MESSAGE, new InMemoryMessages(rules, shelf, cursors));
  }

  @Override
  public TicketRepository tickets() {
    return present(
        TicketRepository.class, EntityKind.TICKET, new InMemoryTickets(tenant(), shelf, cursors));
  }

  @Override
  public CanvasRepository canvases() {
    final class Canvases extends InMemoryOwnedRepository<Canvas> implements CanvasRepository {
      Canvases() {
        super(InMemoryWorkspace.this.rules, shelf, cursors, EntityKind.CANVAS);
      }
    }
    return present(CanvasRepository.class, EntityKind.CANVAS, new Canvases());
  }

  @Override
  public WorkflowRepository workflows() {
    final class Workflows extends InMemoryOwnedRepository<Workflow> implements WorkflowRepository {
      Workflows() {
        super(InMemoryWorkspace.this.rules, shelf, cursors, EntityKind.WORKFLOW);
      }
    }
    return present(WorkflowRepository.class, EntityKind.WORKFLOW, new Workflows());
  }

  @Override
  public StoredFileRepository files() {
    final class Files extends InMemoryOwnedRepository<StoredFile> implements StoredFileRepository {
      Files() {
        super(InMemoryWorkspace.this.rules, shelf, cursors, EntityKind.FILE);
      }
    }
    return present(StoredFileRepository.class, EntityKind.FILE, new Files());
  }

  @Override
  public AudioFileRepository audioFiles() {
    final class AudioFiles extends InMemoryOwnedRepository<AudioFile>
        implements AudioFileRepository {
      AudioFiles() {
        super(InMemoryWorkspace.this.rules, shelf, cursors, EntityKind.AUDIO_FILE);
      }
    }
    return present(AudioFileRepository.class, EntityKind.AUDIO_FILE, new AudioFiles());
  }

  @Override
  public KnowledgeDocumentRepository documents() {
    final class Documents extends InMemoryOwnedRepository<KnowledgeDocument>
        implements KnowledgeDocumentRepository {
      Documents() {
        super(InMemoryWorkspace.this.rules, shelf, cursors, EntityKind.DOCUMENT);
      }
    }
    return present(KnowledgeDocumentRepository.class, EntityKind.DOCUMENT, new Documents());
  }

  @Override
  public ProviderConfigRepository providerConfigs() {
    final class ProviderConfigs extends InMemoryOwnedRepository<ProviderConfig>
        implements ProviderConfigRepository {
      ProviderConfigs() {
        super(InMemoryWorkspace.this.rules, shelf, cursors, EntityKind.PROVIDER_CONFIG);
      }
    }
    return present(
        ProviderConfigRepository.class, EntityKind.PROVIDER_CONFIG, new ProviderConfigs());
  }

  @Override
  public IdempotentAnswerRepository idempotentAnswers() {
    return present(
        IdempotentAnswerRepository.class,
        EntityKind.IDEMPOTENT_ANSWER,
        new InMemoryIdempotentAnswers(shelf));
  }

  /** The repository, or one that refuses every call where the version lacks the kind. */
  private <R> R present(Class<R> type, EntityKind kind, R repository) {
    return rules.version().has(kind) ? repository : Refusal.of(type, rules.version(), kind);
  }
}
