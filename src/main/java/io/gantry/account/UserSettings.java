package io.gantry.account;

import static java.util.Objects.requireNonNull;

import io.gantry.common.JsonText;
import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's preferences; at most one record per user.
 *
 * @param extra whatever a client keeps besides, a JSON object
 */
public record UserSettings(
    String userId,
    @Nullable String theme,
    @Nullable String language,
    @Nullable String persona,
    @Nullable String defaultMode,
    @Nullable String defaultProvider,
    JsonText extra,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  public static final int MAX_TEXT_LENGTH = 200;

  public UserSettings {
    Text.requireId("user_id", userId);
    Text.optionalText("theme", theme, MAX_TEXT_LENGTH);
    Text.optionalText("language", language, MAX_TEXT_LENGTH);
    Text.optionalText("persona", persona, MAX_TEXT_LENGTH);
    Text.optionalText("default_mode", defaultMode, MAX_TEXT_LENGTH);
    Text.optionalText("default_provider", defaultProvider, MAX_TEXT_LENGTH);
    requireNonNull(extra, "extra");
    createdAt = Times.requireInstant("created_at", createdAt);
    updatedAt = Times.requireInstant("updated_at", updatedAt);
  }

  public UserSettings withRevision(long newRevision) {
    return new UserSettings(
        userId,
        theme,
        language,
        persona,
        defaultMode,
        defaultProvider,
        extra,
        createdAt,
        updatedAt,
        newRevision);
  }
}
