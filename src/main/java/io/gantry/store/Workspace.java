package io.gantry.store;

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
import io.gantry.studio.CanvasRepository;
import io.gantry.studio.WorkflowRepository;
import io.gantry.tenancy.TenantId;

/** All repositories bound to one tenant; nothing reached through it can touch another. */
public interface Workspace {

  TenantId tenant();

  UserRepository users();

  CredentialRepository credentials();

  UserSettingsRepository settings();

  LoginSessionRepository sessions();

  RefreshTokenRepository refreshTokens();

  ConversationRepository conversations();

  MessageRepository messages();

  TicketRepository tickets();

  CanvasRepository canvases();

  WorkflowRepository workflows();

  StoredFileRepository files();

  AudioFileRepository audioFiles();

  KnowledgeDocumentRepository documents();

  ProviderConfigRepository providerConfigs();

  IdempotentAnswerRepository idempotentAnswers();
}
