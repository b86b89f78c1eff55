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
import io.gantry.store.IdempotentAnswerRepository;
import io.gantry.store.Workspace;
import io.gantry.studio.CanvasRepository;
import io.gantry.studio.WorkflowRepository;
import io.gantry.tenancy.TenantId;

/** The tables of one tenant. */
final class RelationalWorkspace implements Workspace {

  private final TenantUnits units;

  RelationalWorkspace(TenantUnits units) {
    this.units = units;
  }

  @Override
  public TenantId tenant() {
    return units.tenant();
  }

  @Override
  public UserRepository users() {
    return new UserTable(units);
  }

  @Override
  public CredentialRepository credentials() {
    return new CredentialTable(units);
  }

  @Override
  public UserSettingsRepository settings() {
    return new UserSettingsTable(units);
  }

  @Override
  public LoginSessionRepository sessions() {
    return new LoginSessionTable(units);
  }

  @Override
  public RefreshTokenRepository refreshTokens() {
    return new RefreshTokenTable(units);
  }

  @Override
  public ConversationRepository conversations() {
    return new ConversationTable(units);
  }

  @Override
  public MessageRepository messages() {
    return new MessageTable(units);
  }

  @Override
  public TicketRepository tickets() {
    return new TicketTable(units);
  }

  @Override
  public CanvasRepository canvases() {
    return new CanvasTable(units);
  }

  @Override
  public WorkflowRepository workflows() {
    return new WorkflowTable(units);
  }

  @Override
  public StoredFileRepository files() {
    return new StoredFileTable(units);
  }

  @Override
  public AudioFileRepository audioFiles() {
    return new AudioFileTable(units);
  }

  @Override
  public KnowledgeDocumentRepository documents() {
    return new KnowledgeDocumentTable(units);
  }

  @Override
  public ProviderConfigRepository providerConfigs() {
    return new ProviderConfigTable(units);
  }

  @Override
  public IdempotentAnswerRepository idempotentAnswers() {
    return new IdempotentAnswerTable(units);
  }
}
