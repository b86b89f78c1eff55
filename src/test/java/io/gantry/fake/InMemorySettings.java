package io.gantry.fake;

import io.gantry.account.UserSettings;
import io.gantry.account.UserSettingsRepository;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.util.Optional;

final class InMemorySettings implements UserSettingsRepository {

  private static final String KIND = EntityKind.SETTINGS.label();

  private final TenantRecords records;

  InMemorySettings(TenantRecords records) {
    this.records = records;
  }

  @Override
  public Optional<UserSettings> find(String userId) {
    synchronized (records) {
      return Optional.ofNullable(records.settings.get(userId));
    }
  }

  @Override
  public void create(UserSettings settings) {
    synchronized (records) {
      records.requireUser(settings.userId());
      if (records.settings.putIfAbsent(settings.userId(), settings) != null) {
        throw new StoreException.AlreadyExists(KIND, "user_id");
      }
    }
  }

  @Override
  public UserSettings replace(UserSettings settings) {
    String id = settings.userId();
    synchronized (records) {
      UserSettings stored = find(id).orElseThrow(() -> new StoreException.NotFound(KIND, id));
      TenantRecords.requireRevision(
          EntityKind.SETTINGS, id, stored.revision(), settings.revision());
      UserSettings replaced =
          RecordCopy.keeping(stored, settings, "createdAt").withRevision(stored.revision() + 1);
      records.settings.put(id, replaced);
      return replaced;
    }
  }

  @Override
  public boolean delete(String userId) {
    synchronized (records) {
      return records.settings.remove(userId) != null;
    }
  }
}
