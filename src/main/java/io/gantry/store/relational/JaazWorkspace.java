package io.gantry.store.relational;

import io.gantry.account.CredentialRepository;
import io.gantry.account.LoginSessionRepository;
import io.gantry.account.RefreshTokenRepository;
import io.gantry.account.UserRepository;
import io.gantry.account.UserSettingsRepository;
import io.gantry.chat.ConversationRepository;
import io.gantry.chat.MessageRepository;
import io.gantry.chat.TicketRepository;
import io.gantry.library.AudioFileRepository;
import io.gantry.library.KnowledgeDocumentRepository;
import io.gantry.library.StoredFileRepository;
import io.gantry.provider.ProviderConfigRepository;
import io.gantry.store.EntityKind;
import io.gantry.store.IdempotentAnswerRepository;
import io.gantry.store.Lacking;
import io.gantry.store.Workspace;
import io.gantry.studio.CanvasRepository;
import io.gantry.studio.WorkflowRepository;
import io.gantry.tenancy.TenantId;
import java.util.function.Supplier;

/** The tables of Jaaz, as far as the version has them. */
final class JaazWorkspace implements Workspace {

  private final JaazUnits units;
  private final JaazThreads threads;

  JaazWorkspace(JaazUnits units, JaazThreads threads) {
    this.units = units;
    this.threads = threads;
  }

  private <R> R lacking(Class<R> repository, EntityKind kind) {
    return Lacking.repository(repository, units.version(), kind);
  }

  private <R> R ifThere(EntityKind kind, Class<R> repository, Supplier<? extends R> table) {
    return units.version().has(kind) ? table.get() : lacking(repository, kind);
  }

  @Override
  public TenantId tenant() {
    return units.tenant();
  }

  @Override
  public UserRepository users() {
    return lacking(UserRepository.class, EntityKind.USER);
  }

  @Override
  public CredentialRepository credentials() {
    return lacking(CredentialRepository.class, EntityKind.CREDENTIAL);
  }

  @Override
  public UserSettingsRepository settings() {
    return lacking(UserSettingsRepository.class, EntityKind.SETTINGS);
  }

  @Override
  public LoginSessionRepository sessions() {
    return lacking(LoginSessionRepository.class, EntityKind.SESSION);
  }

  @Override
  public RefreshTokenRepository refreshTokens() {
    return lacking(RefreshTokenRepository.class, EntityKind.REFRESH_TOKEN);
  }

  @Override
  public ConversationRepository conversations() {
    return new JaazConversations(units, threads);
  }

  @Override
  public MessageRepository messages() {
    return new JaazMessages(units, threads);
  }

  @Override
  public TicketRepository tickets() {
    return lacking(TicketRepository.class, EntityKind.TICKET);
  }

  @Override
  public CanvasRepository canvases() {
    return ifThere(EntityKind.CANVAS, CanvasRepository.class, () -> new JaazCanvasTable(units));
  }

  @Override
  public WorkflowRepository workflows() {
    return ifThere(
        EntityKind.WORKFLOW, WorkflowRepository.class, () -> new JaazWorkflowTable(units));
  }

  @Override
  public StoredFileRepository files() {
    return ifThere(EntityKind.FILE, StoredFileRepository.class, () -> new JaazFileTable(units));
  }

  @Override
  public AudioFileRepository audioFiles() {
    return lacking(AudioFileRepository.class, EntityKind.AUDIO_FILE);
  }

  @Override
  public KnowledgeDocumentRepository documents() {
    return lacking(KnowledgeDocumentRepository.class, EntityKind.DOCUMENT);
  }

  @Override
  public ProviderConfigRepository providerConfigs() {
    return lacking(ProviderConfigRepository.class, EntityKind.PROVIDER_CONFIG);
  }

  @Override
  public IdempotentAnswerRepository idempotentAnswers() {
    return lacking(IdempotentAnswerRepository.class, EntityKind.IDEMPOTENT_ANSWER);
  }
}
