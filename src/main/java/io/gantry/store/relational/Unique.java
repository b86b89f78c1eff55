package io.gantry.store.relational;

import io.gantry.store.StoreException;
import java.util.Arrays;
import java.util.Optional;

/** The unique keys of the tables, and what a breach of each means to the caller. */
enum Unique {
  TENANT("pk_tenants", "tenants.id", "tenant", "id"),
  USER("pk_users", "users.tenant_id, users.id", "user", "id"),
  LOGIN_NAME("pk_login_names", "login_names.tenant_id, login_names.name_key", "user", "username"),
  CREDENTIAL(
      "pk_credentials", "credentials.tenant_id, credentials.user_id", "credential", "user_id"),
  SETTINGS(
      "pk_user_settings", "user_settings.tenant_id, user_settings.user_id", "settings", "user_id"),
  SESSION("pk_login_sessions", "login_sessions.tenant_id, login_sessions.id", "session", "id"),
  REFRESH_TOKEN(
      "pk_refresh_tokens",
      "refresh_tokens.tenant_id, refresh_tokens.hash",
      "refresh token",
      "hash"),
  CONVERSATION(
      "pk_conversations", "conversations.tenant_id, conversations.id", "conversation", "id"),
  SHARE_ID(
      "uq_conversations_share_id",
      "conversations.tenant_id, conversations.share_id",
      "conversation",
      "share_id"),
  MESSAGE(
      "pk_messages", "messages.tenant_id, messages.conversation_id, messages.id", "message", "id"),
  ORDER_KEY(
      "uq_messages_order_key",
      "messages.tenant_id, messages.conversation_id, messages.order_key",
      "message",
      "order_key"),
  TICKET("pk_tickets", "tickets.tenant_id, tickets.conversation_id, tickets.id", "ticket", "id"),
  CANVAS("pk_canvases", "canvases.tenant_id, canvases.id", "canvas", "id"),
  WORKFLOW("pk_workflows", "workflows.tenant_id, workflows.id", "workflow", "id"),
  STORED_FILE("pk_stored_files", "stored_files.tenant_id, stored_files.id", "file", "id"),
  AUDIO_FILE("pk_audio_files", "audio_files.tenant_id, audio_files.id", "audio file", "id"),
  DOCUMENT("pk_documents", "documents.tenant_id, documents.id", "document", "id"),
  PROVIDER_CONFIG(
      "pk_provider_configs",
      "provider_configs.tenant_id, provider_configs.id",
      "provider config",
      "id"),
  IDEMPOTENT_ANSWER(
      "pk_idempotent_answers",
      "idempotent_answers.tenant_id, idempotent_answers.key_hash",
      "idempotent answer",
      "key");

  private final String constraint;
  private final String columns;
  private final String kind;
  private final String field;

  Unique(String constraint, String columns, String kind, String field) {
    this.constraint = constraint;
    this.columns = columns;
    this.kind = kind;
    this.field = field;
  }

  /** By the name that PostgreSQL gives. */
  static Optional<Unique> ofConstraint(String constraint) {
    return Arrays.stream(values()).filter(key -> key.constraint.equals(constraint)).findFirst();
  }

  /** By the columns that SQLite gives, for it does not name the constraint. */
  static Optional<Unique> ofColumns(String columns) {
    return Arrays.stream(values()).filter(key -> key.columns.equals(columns)).findFirst();
  }

  String kind() {
    return kind;
  }

  StoreException.AlreadyExists taken() {
    return new StoreException.AlreadyExists(kind, field);
  }
}
