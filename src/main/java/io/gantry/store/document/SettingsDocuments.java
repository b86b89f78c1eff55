package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.account.UserSettings;
import io.gantry.account.UserSettingsRepository;
import java.util.Optional;

/** Settings, each beside its user. */
final class SettingsDocuments implements UserSettingsRepository {

  private final PerUserDocuments<UserSettingsItem> documents;

  SettingsDocuments(Documents documents) {
    this.documents = new PerUserDocuments<>(documents, UserSettingsItem.class, "settings");
  }

  @Override
  public Optional<UserSettings> find(String userId) {
    requireNonNull(userId, "userId");
    return documents.find(userId).map(UserSettingsItem::toDomain);
  }

  @Override
  public void create(UserSettings settings) {
    requireNonNull(settings, "settings");
    documents.create(settings.userId(), UserSettingsItem.of(settings));
  }

  @Override
  public UserSettings replace(UserSettings settings) {
    requireNonNull(settings, "settings");
    long revision = settings.revision();
    UserSettingsItem next = UserSettingsItem.of(settings.withRevision(revision + 1));
    return documents.replace(settings.userId(), revision, next).toDomain();
  }

  @Override
  public boolean delete(String userId) {
    requireNonNull(userId, "userId");
    return documents.delete(userId);
  }
}
