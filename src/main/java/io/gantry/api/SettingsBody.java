package io.gantry.api;

import io.gantry.account.UserSettings;
import io.gantry.common.JsonText;
import org.jspecify.annotations.Nullable;

/** What a client sets of the user's settings. */
public record SettingsBody(
    @Nullable String theme,
    @Nullable String language,
    @Nullable String persona,
    @Nullable String defaultMode,
    @Nullable String defaultProvider,
    @Nullable JsonText extra) {

  /** The settings of a user who has set nothing. */
  static final SettingsBody NONE = new SettingsBody(null, null, null, null, null, null);

  static SettingsBody of(UserSettings settings) {
    return new SettingsBody(
        settings.theme(),
        settings.language(),
        settings.persona(),
        settings.defaultMode(),
        settings.defaultProvider(),
        settings.extra());
  }

  /** The settings as a record; its id is that of the user. */
  UserSettings settings(Stamp stamp) {
    return new UserSettings(
        stamp.ownerId(),
        theme,
        language,
        persona,
        defaultMode,
        defaultProvider,
        Payloads.object("extra", extra),
        stamp.createdAt(),
        stamp.updatedAt(),
        stamp.revision());
  }
}
