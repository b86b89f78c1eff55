package io.gantry.store;

/** The kinds of records, under the names that answers, cursors and moves use for them. */
public enum EntityKind {
  TENANT("tenant"),
  USER("user"),
  CREDENTIAL("credential"),
  SETTINGS("settings"),
  SESSION("session"),
  REFRESH_TOKEN("refresh token"),
  CONVERSATION("conversation"),
  MESSAGE("message"),
  TICKET("ticket"),
  CANVAS("canvas"),
  WORKFLOW("workflow"),
  FILE("file"),
  AUDIO_FILE("audio file"),
  DOCUMENT("document"),
  PROVIDER_CONFIG("provider config"),
  IDEMPOTENT_ANSWER("idempotent answer");

  private final String label;

  EntityKind(String label) {
    this.label = label;
  }

  /** The kind in the singular as people say it; the kind that a {@link StoreException} names. */
  public String label() {
    return label;
  }
}
