package io.gantry.store;

/** The kinds of records, under the names that answers, cursors and moves use for them. */
public enum EntityKind {
  TENANT("tenant", "tenants"),
  USER("user", "users"),
  CREDENTIAL("credential", "credentials"),
  SETTINGS("settings", "settings"),
  SESSION("session", "sessions"),
  REFRESH_TOKEN("refresh token", "refresh tokens"),
  CONVERSATION("conversation", "conversations"),
  MESSAGE("message", "messages"),
  TICKET("ticket", "tickets"),
  CANVAS("canvas", "canvases"),
  WORKFLOW("workflow", "workflows"),
  FILE("file", "files"),
  AUDIO_FILE("audio file", "audio files"),
  DOCUMENT("document", "documents"),
  PROVIDER_CONFIG("provider config", "provider configs"),
  IDEMPOTENT_ANSWER("idempotent answer", "idempotent answers");

  private final String label;
  private final String plural;

  EntityKind(String label, String plural) {
    this.label = label;
    this.plural = plural;
  }

  /** The kind in the singular as people say it; the kind that a {@link StoreException} names. */
  public String label() {
    return label;
  }

  /** The kind in the plural as people say it. */
  public String plural() {
    return plural;
  }
}
