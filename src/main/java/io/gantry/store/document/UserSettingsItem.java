package io.gantry.store.document;

import io.gantry.account.UserSettings;
import io.gantry.common.JsonText;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** User settings as it lies in the table. */
@Entity("settings")
record UserSettingsItem(
    @Id("user_id") String userId,
    @Column("theme") @Nullable String theme,
    @Column("language") @Nullable String language,
    @Column("persona") @Nullable String persona,
    @Column("default_mode") @Nullable String defaultMode,
    @Column("default_provider") @Nullable String defaultProvider,
    @Column("extra") String extra,
    @Column("created_at") Instant createdAt,
    @Column("updated_at") Instant updatedAt,
    @Column("revision") Long revision) {

  static UserSettingsItem of(UserSettings userSettings) {
    return new UserSettingsItem(
        userSettings.userId(),
        userSettings.theme(),
        userSettings.language(),
        userSettings.persona(),
        userSettings.defaultMode(),
        userSettings.defaultProvider(),
        userSettings.extra().value(),
        userSettings.createdAt(),
        userSettings.updatedAt(),
        userSettings.revision());
  }

  UserSettings toDomain() {
    return new UserSettings(
        userId,
        theme,
        language,
        persona,
        defaultMode,
        defaultProvider,
        new JsonText(extra),
        createdAt,
        updatedAt,
        revision);
  }
}
