package io.gantry.store.relational;

import io.gantry.account.UserSettings;
import io.gantry.common.JsonText;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** A row of {@code user_settings}. */
@Entity
@Table(name = "user_settings")
class UserSettingsRow {

  @EmbeddedId UserKey key;

  @Convert(converter = StoredText.class)
  @Nullable String theme;

  @Convert(converter = StoredText.class)
  @Nullable String language;

  @Convert(converter = StoredText.class)
  @Nullable String persona;

  @Convert(converter = StoredText.class)
  @Nullable String defaultMode;

  @Convert(converter = StoredText.class)
  @Nullable String defaultProvider;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  String extra;

  @Column(updatable = false)
  long createdAt;

  long updatedAt;

  @Version long revision;

  /** For Hibernate. */
  protected UserSettingsRow() {}

  private UserSettingsRow(TenantId tenant, UserSettings settings) {
    key = UserKey.of(tenant, settings.userId());
    theme = settings.theme();
    language = settings.language();
    persona = settings.persona();
    defaultMode = settings.defaultMode();
    defaultProvider = settings.defaultProvider();
    extra = settings.extra().value();
    createdAt = Micros.of(settings.createdAt());
    updatedAt = Micros.of(settings.updatedAt());
    revision = settings.revision();
  }

  static UserSettingsRow of(TenantId tenant, UserSettings settings) {
    return new UserSettingsRow(tenant, settings);
  }

  /** Takes over what {@code replace} leaves as it is. */
  void keep(UserSettingsRow stored) {
    createdAt = stored.createdAt;
  }

  UserSettings toDomain() {
    return new UserSettings(
        key.userId(),
        theme,
        language,
        persona,
        defaultMode,
        defaultProvider,
        new JsonText(extra),
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
