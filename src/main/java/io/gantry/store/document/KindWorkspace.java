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
import io.gantry.library.KnowledgeDocumentRepository;
import io.gantry.library.StoredFile;
import io.gantry.library.StoredFileRepository;
import io.gantry.provider.ProviderConfigRepository;
import io.gantry.store.EntityKind;
import io.gantry.store.IdempotentAnswerRepository;
import io.gantry.store.Lacking;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.studio.CanvasRepository;
import io.gantry.studio.Workflow;
import io.gantry.studio.WorkflowRepository;
import io.gantry.tenancy.TenantId;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The repositories of versions 5 and 6, each made when it is asked for. */
final class KindWorkspace implements Workspace {

  private final KindDocuments documents;

  KindWorkspace(KindDocuments documents) {
    this.documents = documents;
  }

  @Override
  public TenantId tenant() {
    return documents.tenant();
  }

  /** The repository where the version has the kind, else one that says that it does not. */
  private <R> R of(
      EntityKind kind, Class<R> type, Function<KindDocuments, ? extends R> repository) {
    return documents.version().has(kind) ? repository.apply(documents) : lacking(kind, type);
  }

  private <R> R lacking(EntityKind kind, Class<R> type) {
    return Lacking.repository(type, documents.version(), kind);
  }

  @Override
  public UserRepository users() {
    return of(EntityKind.USER, UserRepository.class, KindUsers::new);
  }

  @Override
  public CredentialRepository credentials() {
    return of(EntityKind.CREDENTIAL, CredentialRepository.class, KindCredentials::new);
  }

  @Override
  public UserSettingsRepository settings() {
    return lacking(EntityKind.SETTINGS, UserSettingsRepository.class);
  }

  @Override
  public LoginSessionRepository sessions() {
    return lacking(EntityKind.SESSION, LoginSessionRepository.class);
  }

  @Override
  public RefreshTokenRepository refreshTokens() {
    return lacking(EntityKind.REFRESH_TOKEN, RefreshTokenRepository.class);
  }

  @Override
  public ConversationRepository conversations() {
    return new KindConversations(documents);
  }

  @Override
  public MessageRepository messages() {
    return new KindMessages(documents);
  }

  @Override
  public TicketRepository tickets() {
    return lacking(EntityKind.TICKET, TicketRepository.class);
  }

  @Override
  public CanvasRepository canvases() {
    return new Canvases(documents);
  }

  @Override
  public WorkflowRepository workflows() {
    return new Workflows(documents);
  }

  @Override
  public StoredFileRepository files() {
    return new Files(documents);
  }

  @Override
  public AudioFileRepository audioFiles() {
    return of(EntityKind.AUDIO_FILE, AudioFileRepository.class, AudioFiles::new);
  }

  @Override
  public KnowledgeDocumentRepository documents() {
    return lacking(EntityKind.DOCUMENT, KnowledgeDocumentRepository.class);
  }

  @Override
  public ProviderConfigRepository providerConfigs() {
    return lacking(EntityKind.PROVIDER_CONFIG, ProviderConfigRepository.class);
  }

  @Override
  public IdempotentAnswerRepository idempotentAnswers() {
    return lacking(EntityKind.IDEMPOTENT_ANSWER, IdempotentAnswerRepository.class);
  }

  private static final class Canvases extends KindRecords<Canvas> implements CanvasRepository {
    Canvases(KindDocuments documents) {
      super(documents, KindMapping.CANVAS);
    }
  }

  private static final class Workflows extends KindRecords<Workflow> implements WorkflowRepository {
    Workflows(KindDocuments documents) {
      super(documents, KindMapping.WORKFLOW);
    }
  }

  private static final class Files extends KindRecords<StoredFile> implements StoredFileRepository {
    Files(KindDocuments documents) {
      super(documents, KindMapping.FILE);
    }
  }

  private static final class AudioFiles extends KindRecords<AudioFile>
      implements AudioFileRepository {
    AudioFiles(KindDocuments documents) {
      super(documents, KindMapping.AUDIO_FILE);
    }

    /** Where it is not stored, it is the time of the upload, which may be about to change. */
    @Override
    void keepCreation(
        AudioFile stored, AudioFile record, Map<String, @Nullable AttributeValue> changes) {
      changes.remove("created_at");
      if (!stored.uploadedAt().equals(record.uploadedAt())) {
        changes.putAll(new KindItem().time("created_at", stored.createdAt()).toMap());
      }
    }
  }
}
