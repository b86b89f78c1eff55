package io.gantry.api;

import io.gantry.account.UserSettings;
import io.gantry.common.JsonText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user sees of the settings.
 *
 * @param createdAt null while nothing has been set
 * @param revision 0 while nothing has been set
 */
public record SettingsView(
    @Nullable String theme,
    @Nullable String language,
    @Nullable String persona,
    @Nullable String defaultMode,
    @Nullable String defaultProvider,
    JsonText extra,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    long revision) {

  static final SettingsView NONE =
      new SettingsView(null, null, null, null, null, JsonText.EMPTY_OBJECT, null, null, 0);

  static SettingsView of(UserSettings settings) {
    return new SettingsView(
        settings.theme(),
        settings.language(),
        settings.persona(),
        settings.defaultMode(),
        settings.defaultProvider(),
        settings.extra(),
        settings.createdAt(),
        settings.updatedAt(),
        settings.revision());
  }
}
