package io.gantry.store.document;

import io.gantry.account.CredentialRepository;
import io.gantry.account.LoginSessionRepository;
import io.gantry.account.RefreshTokenRepository;
import io.gantry.account.UserRepository;
import io.gantry.account.UserSettingsRepository;
import io.gantry.chat.ConversationRepository;
import io.gantry.chat.MessageRepository;
import io.gantry.chat.TicketRepository;
import io.gantry.library.AudioFile;
import io.gantry.library.AudioFileRepository;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.KnowledgeDocumentRepository;
import io.gantry.library.StoredFile;
import io.gantry.library.StoredFileRepository;
import io.gantry.provider.ProviderConfig;
import io.gantry.provider.ProviderConfigRepository;
import io.gantry.store.IdempotentAnswerRepository;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.studio.CanvasRepository;
import io.gantry.studio.Workflow;
import io.gantry.studio.WorkflowRepository;
import io.gantry.tenancy.TenantId;

/** The repositories of one tenant, each made when it is asked for. */
final class DocumentWorkspace implements Workspace {

  private final Documents documents;
  private final Owners owners;

  DocumentWorkspace(Documents documents, Owners owners) {
    this.documents = documents;
    this.owners = owners;
  }

  @Override
  public TenantId tenant() {
    return documents.tenant();
  }

  @Override
  public UserRepository users() {
    return new UserDocuments(documents, owners);
  }

  @Override
  public CredentialRepository credentials() {
    return new CredentialDocuments(documents);
  }

  @Override
  public UserSettingsRepository settings() {
    return new SettingsDocuments(documents);
  }

  @Override
  public LoginSessionRepository sessions() {
    return new SessionDocuments(documents);
  }

  @Override
  public RefreshTokenRepository refreshTokens() {
    return new RefreshTokenDocuments(documents);
  }

  @Override
  public ConversationRepository conversations() {
    return new ConversationDocuments(documents, owners);
  }

  @Override
  public MessageRepository messages() {
    return new MessageDocuments(documents);
  }

  @Override
  public TicketRepository tickets() {
    return new TicketDocuments(documents);
  }

  @Override
  public CanvasRepository canvases() {
    return new Canvases(documents, owners);
  }

  @Override
  public WorkflowRepository workflows() {
    return new Workflows(documents, owners);
  }

  @Override
  public StoredFileRepository files() {
    return new Files(documents, owners);
  }

  @Override
  public AudioFileRepository audioFiles() {
    return new AudioFiles(documents, owners);
  }

  @Override
  public KnowledgeDocumentRepository documents() {
    return new KnowledgeDocuments(documents, owners);
  }

  @Override
  public ProviderConfigRepository providerConfigs() {
    return new ProviderConfigs(documents, owners);
  }

  @Override
  public IdempotentAnswerRepository idempotentAnswers() {
    return new IdempotentAnswerDocuments(documents);
  }

  private static final class Canvases extends OwnedDocuments<Canvas, CanvasItem>
      implements CanvasRepository {
    Canvases(Documents documents, Owners owners) {
      super(documents, owners, DocumentKind.CANVAS);
    }
  }

  private static final class Workflows extends OwnedDocuments<Workflow, WorkflowItem>
      implements WorkflowRepository {
    Workflows(Documents documents, Owners owners) {
      super(documents, owners, DocumentKind.WORKFLOW);
    }
  }

  private static final class Files extends OwnedDocuments<StoredFile, StoredFileItem>
      implements StoredFileRepository {
    Files(Documents documents, Owners owners) {
      super(documents, owners, DocumentKind.FILE);
    }
  }

  private static final class AudioFiles extends OwnedDocuments<AudioFile, AudioFileItem>
      implements AudioFileRepository {
    AudioFiles(Documents documents, Owners owners) {
      super(documents, owners, DocumentKind.AUDIO_FILE);
    }
  }

  private static final class KnowledgeDocuments
      extends OwnedDocuments<KnowledgeDocument, KnowledgeDocumentItem>
      implements KnowledgeDocumentRepository {
    KnowledgeDocuments(Documents documents, Owners owners) {
      super(documents, owners, DocumentKind.DOCUMENT);
    }
  }

  private static final class ProviderConfigs
      extends OwnedDocuments<ProviderConfig, ProviderConfigItem>
      implements ProviderConfigRepository {
    ProviderConfigs(Documents documents, Owners owners) {
      super(documents, owners, DocumentKind.PROVIDER_CONFIG);
    }
  }
}
