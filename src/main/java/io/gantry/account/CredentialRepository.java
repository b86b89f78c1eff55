package io.gantry.account;

import java.util.Optional;

/** The password hashes of one tenant's users; at most one per user. Each call is atomic. */
public interface CredentialRepository {

  Optional<Credential> find(String userId);

  /**
   * Stores the first credential of a user.
   *
   * @throws io.gantry.store.StoreException.NotFound when there is no such user
   * @throws io.gantry.store.StoreException.AlreadyExists when the user has one
   */
  void create(Credential credential);

  /**
   * @return the credential as stored, with the next revision
   * @throws io.gantry.store.StoreException.NotFound when the user has none
   * @throws io.gantry.store.StoreException.Conflict when its revision is another
   */
  Credential replace(Credential credential);

  /** Takes away the password; the user cannot sign in by one until another is set. */
  boolean delete(String userId);
}
