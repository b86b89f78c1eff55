package io.gantry.account;

import java.util.Optional;

/** The settings of one tenant's users; at most one record per user. Each call is atomic. */
public interface UserSettingsRepository {

  Optional<UserSettings> find(String userId);

  /**
   * @throws io.gantry.store.StoreException.NotFound when there is no such user
   * @throws io.gantry.store.StoreException.AlreadyExists when the user has settings
   */
  void create(UserSettings settings);

  /**
   * @return the settings as stored, with the next revision
   * @throws io.gantry.store.StoreException.NotFound when the user has none
   * @throws io.gantry.store.StoreException.Conflict when their revision is another
   */
  UserSettings replace(UserSettings settings);

  boolean delete(String userId);
}
