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
record InMemoryWorkspace(TenantId tenant, TenantRecords shelf, CursorCodec cursors)
    implements Workspace {

  @Override
  public UserRepository users() {
    return new InMemoryUsers(tenant, shelf, cursors);
  }

  @Override
  public CredentialRepository credentials() {
    return new InMemoryCredentials(shelf);
  }

  @Override
  public UserSettingsRepository settings() {
    return new InMemorySettings(shelf);
  }

  @Override
  public LoginSessionRepository sessions() {
    return new InMemorySessions(tenant, shelf, cursors);
  }

  @Override
  public RefreshTokenRepository refreshTokens() {
    return new InMemoryRefreshTokens(shelf);
  }

  @Override
  public ConversationRepository conversations() {
    return new InMemoryConversations(tenant, shelf, cursors);
  }

  @Override
  public MessageRepository messages() {
    return new InMemoryMessages(tenant, shelf, cursors);
  }

  @Override
  public TicketRepository tickets() {
    return new InMemoryTickets(tenant, shelf, cursors);
  }

  @Override
  public CanvasRepository canvases() {
    final class Canvases extends InMemoryOwnedRepository<Canvas> implements CanvasRepository {
      Canvases() {
        super(tenant, shelf, cursors, EntityKind.CANVAS);
      }
    }
    return new Canvases();
  }

  @Override
  public WorkflowRepository workflows() {
    final class Workflows extends InMemoryOwnedRepository<Workflow> implements WorkflowRepository {
      Workflows() {
        super(tenant, shelf, cursors, EntityKind.WORKFLOW);
      }
    }
    return new Workflows();
  }

  @Override
  public StoredFileRepository files() {
    final class Files extends InMemoryOwnedRepository<StoredFile> implements StoredFileRepository {
      Files() {
        super(tenant, shelf, cursors, EntityKind.FILE);
      }
    }
    return new Files();
  }

  @Override
  public AudioFileRepository audioFiles() {
    final class AudioFiles extends InMemoryOwnedRepository<AudioFile>
        implements AudioFileRepository {
      AudioFiles() {
        super(tenant, shelf, cursors, EntityKind.AUDIO_FILE);
      }
    }
    return new AudioFiles();
  }

  @Override
  public KnowledgeDocumentRepository documents() {
    final class Documents extends InMemoryOwnedRepository<KnowledgeDocument>
        implements KnowledgeDocumentRepository {
      Documents() {
        super(tenant, shelf, cursors, EntityKind.DOCUMENT);
      }
    }
    return new Documents();
  }

  @Override
  public ProviderConfigRepository providerConfigs() {
    final class ProviderConfigs extends InMemoryOwnedRepository<ProviderConfig>
        implements ProviderConfigRepository {
      ProviderConfigs() {
        super(tenant, shelf, cursors, EntityKind.PROVIDER_CONFIG);
      }
    }
    return new ProviderConfigs();
  }

  @Override
  public IdempotentAnswerRepository idempotentAnswers() {
    return new InMemoryIdempotentAnswers(shelf);
  }
}
